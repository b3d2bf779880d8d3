import CCairo
import Domain

/// Drawing context of one surface. Confined to the thread that created it.
final class Canvas {
    private let context: OpaquePointer?
    private let typesetter = Typesetter()

    init(_ surface: OpaquePointer?) {
        context = cairo_create(surface)
    }

    deinit {
        cairo_destroy(context)
    }

    func finish() throws {
        try DrawingError.check(cairo_status(context))
    }

    /// Ends the page and begins a new one.
    func endPage() {
        cairo_show_page(context)
    }

    func scaled(by factor: Double, _ body: () throws -> Void) rethrows {
        cairo_save(context)
        cairo_scale(context, factor, factor)
        try body()
        cairo_restore(context)
    }

    // MARK: Shapes

    func fill(x: Double, y: Double, width: Double, height: Double, _ colour: RGBColour) {
        cairo_rectangle(context, x, y, width, height)
        setSource(colour)
        cairo_fill(context)
    }

    /// Draws a horizontal line.
    func rule(x: Double, y: Double, width: Double, thickness: Double = 0.6, _ colour: RGBColour) {
        fill(x: x, y: y - thickness / 2, width: width, height: thickness, colour)
    }

    func fill(_ outline: Outline, _ colour: RGBColour) {
        for segment in outline.segments {
            switch segment {
            case .move(let to): cairo_move_to(context, to.x, to.y)
            case .line(let to): cairo_line_to(context, to.x, to.y)
            case .curve(let first, let second, let to):
                cairo_curve_to(context, first.x, first.y, second.x, second.y, to.x, to.y)
            case .close: cairo_close_path(context)
            }
        }
        setSource(colour)
        cairo_fill(context)
    }

    /// Fills the dark squares of a pattern; the others stay as they are.
    /// - Parameters:
    ///   - pattern: square of rows, true for dark.
    ///   - side: length of a side of the whole pattern.
    func fill(_ pattern: [[Bool]], x: Double, y: Double, side: Double, _ colour: RGBColour) {
        let size = pattern.count
        let stride = Int(cairo_format_stride_for_width(CAIRO_FORMAT_A8, Int32(size)))
        var pixels = [UInt8](repeating: 0, count: stride * size)
        for (row, squares) in pattern.enumerated() {
            for (column, isDark) in squares.enumerated() where isDark { pixels[row * stride + column] = 255 }
        }
        pixels.withUnsafeMutableBufferPointer { pixels in
            let mask = cairo_image_surface_create_for_data(
                pixels.baseAddress, CAIRO_FORMAT_A8, Int32(size), Int32(size), Int32(stride))
            let source = cairo_pattern_create_for_surface(mask)
            defer {
                cairo_pattern_destroy(source)
                // Cairo copies the pattern into the page.
                cairo_surface_finish(mask)
                cairo_surface_destroy(mask)
            }
            // Scaling keeps the squares sharp.
            cairo_pattern_set_filter(source, CAIRO_FILTER_NEAREST)
            cairo_save(context)
            cairo_translate(context, x, y)
            cairo_scale(context, side / Double(size), side / Double(size))
            setSource(colour)
            cairo_mask(context, source)
            cairo_restore(context)
        }
    }

    private func setSource(_ colour: RGBColour) {
        cairo_set_source_rgb(
            context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
    }

    // MARK: Text

    /// Height of a text when drawn.
    func height(of text: String, _ style: TextStyle, width: Double? = nil) -> Double {
        typesetter.size(of: text, style, width: width).height
    }

    /// Draws a text with its upper left corner at a point.
    /// - Parameter width: width at which lines break; `nil` for one line. Required for text that is right-aligned or
    ///   centred.
    /// - Returns: height of the text.
    @discardableResult
    func draw(_ text: String, x: Double, y: Double, width: Double? = nil, _ style: TextStyle) -> Double {
        setSource(style.colour)
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, typesetter.layout(of: text, style, width: width))
        return typesetter.size(of: text, style, width: width).height
    }

    // MARK: Structure

    /// Tags the content for readers of the PDF: `H1`, `P`, `Table`, `TR`, `TH`, `TD` (ISO 32000-1, 14.8.4).
    @discardableResult
    func tagged<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        cairo_tag_begin(context, name, nil)
        defer { cairo_tag_end(context, name) }
        return try body()
    }

    /// Makes the content a link.
    func link(to address: String, _ body: () throws -> Void) rethrows {
        // Within quotes, cairo requires two characters to be escaped.
        let quoted = address.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        cairo_tag_begin(context, CAIRO_TAG_LINK, "uri='\(quoted)'")
        try body()
        cairo_tag_end(context, CAIRO_TAG_LINK)
    }
}
