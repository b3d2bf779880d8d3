import CCairo

/// Surfaces that render to the bytes of a file. Lengths are in points (1/72 inch), or in pixels for PNG.
enum DrawingSurface {
    /// Metadata of a PDF. Equal metadata and drawings give equal bytes.
    struct Metadata {
        var title: String
        var author: String
        var subject: String
        /// Creation time: `2026-11-23T00:00:00Z`.
        var createdAt: String
    }

    /// - Parameter body: draws the pages; `canvas.endPage` begins a new one.
    static func pdf(
        width: Double, height: Double, metadata: Metadata, _ body: (Canvas) throws -> Void
    ) throws -> [UInt8] {
        try stream(
            { cairo_pdf_surface_create_for_stream($0, $1, width, height) },
            { surface in
                for (key, value) in [
                    (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
                    (CAIRO_PDF_METADATA_SUBJECT, metadata.subject), (CAIRO_PDF_METADATA_CREATOR, metadata.author),
                    (CAIRO_PDF_METADATA_CREATE_DATE, metadata.createdAt),
                ] {
                    cairo_pdf_surface_set_metadata(surface, key, value)
                }
            }, body)
    }

    static func eps(width: Double, height: Double, _ body: (Canvas) throws -> Void) throws -> [UInt8] {
        try stream(
            { cairo_ps_surface_create_for_stream($0, $1, width, height) },
            { surface in
                cairo_ps_surface_set_eps(surface, 1)
            }, body)
    }

    /// Renders a PNG with a transparent background. Width and height are in pixels.
    static func png(width: Int, height: Int, _ body: (Canvas) throws -> Void) throws -> [UInt8] {
        let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
        defer { cairo_surface_destroy(surface) }
        let canvas = Canvas(surface)
        try body(canvas)
        try canvas.finish()
        let sink = ByteSink()
        let status = cairo_surface_write_to_png_stream(
            surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque())
        try DrawingError.check(status)
        return sink.bytes
    }

    private static func stream(
        _ make: (cairo_write_func_t, UnsafeMutableRawPointer) -> OpaquePointer?,
        _ prepare: (OpaquePointer?) -> Void, _ body: (Canvas) throws -> Void
    ) throws -> [UInt8] {
        let sink = ByteSink()
        let surface = make(ByteSink.write, Unmanaged.passUnretained(sink).toOpaque())
        defer { cairo_surface_destroy(surface) }
        prepare(surface)
        let canvas = Canvas(surface)
        try body(canvas)
        try canvas.finish()
        cairo_surface_finish(surface)
        try DrawingError.check(cairo_surface_status(surface))
        return withExtendedLifetime(sink) { sink.bytes }
    }
}

/// Cairo failed: out of memory, or a defect.
struct DrawingError: Error, CustomStringConvertible {
    let description: String

    static func check(_ status: cairo_status_t) throws {
        guard status == CAIRO_STATUS_SUCCESS else {
            throw DrawingError(description: String(cString: cairo_status_to_string(status)))
        }
    }
}

/// Collects the bytes that a surface writes.
private final class ByteSink {
    var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { sink, data, length in
        guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
