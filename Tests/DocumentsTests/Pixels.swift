import CCairo
import Domain

/// A PNG as it is seen: read by cairo, which tests may.
struct Pixels {
    struct Pixel: Hashable {
        let colour: RGBColour
        /// 0 lets everything through, 255 nothing.
        let opacity: UInt8
    }

    struct Unreadable: Error {}

    let width: Int
    let height: Int
    private let words: [UInt32]

    init(png bytes: [UInt8]) throws {
        let source = ByteSource(bytes)
        let surface = cairo_image_surface_create_from_png_stream(
            ByteSource.read, Unmanaged.passUnretained(source).toOpaque())
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
            cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32,
            let data = cairo_image_surface_get_data(surface)
        else { throw Unreadable() }
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        let rows = UnsafeRawPointer(data)
        words = (0..<height).flatMap { [width] y in
            (0..<width).map { rows.load(fromByteOffset: y * stride + $0 * 4, as: UInt32.self) }
        }
    }

    /// The colour is right where nothing shines through.
    subscript(x: Int, y: Int) -> Pixel {
        let word = words[y * width + x]
        let colour = RGBColour(
            red: UInt8(word >> 16 & 0xFF), green: UInt8(word >> 8 & 0xFF), blue: UInt8(word & 0xFF))
        return Pixel(colour: colour, opacity: UInt8(word >> 24))
    }

    /// Number of pixels of exactly this colour.
    func count(_ colour: RGBColour) -> Int {
        (0..<height).reduce(0) { sum, y in
            sum + (0..<width).count { self[$0, y] == Pixel(colour: colour, opacity: 255) }
        }
    }
}

private final class ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    static let read: cairo_read_func_t = { source, data, length in
        guard let source, let data else { return CAIRO_STATUS_READ_ERROR }
        let from = Unmanaged<ByteSource>.fromOpaque(source).takeUnretainedValue()
        guard from.rest.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
        for (index, byte) in from.rest.prefix(Int(length)).enumerated() { data[index] = byte }
        from.rest = from.rest.dropFirst(Int(length))
        return CAIRO_STATUS_SUCCESS
    }
}
