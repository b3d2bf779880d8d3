import CCairo

/// Breaks text into lines and positions glyphs, in the families of `FontFamily`. Confined to the thread that created
/// it, since Pango has fonts per thread. Layouts are cached: a text is measured before it is drawn.
final class Typesetter {
    private let context: OpaquePointer
    private let attributes: OpaquePointer
    private var descriptions: [Font: OpaquePointer] = [:]
    private var layouts: [LayoutKey: OpaquePointer] = [:]

    private struct Font: Hashable {
        let size: Double
        let weight: TextStyle.Weight
    }

    private struct LayoutKey: Hashable {
        let text: String
        let font: Font
        let alignment: TextStyle.Alignment
        let width: Double?
    }

    init() {
        context = pango_font_map_create_context(pango_cairo_font_map_get_default())
        let options = cairo_font_options_create()
        // Glyph positions for print, not rounded to the pixels of a screen.
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        // One unit is one point, not one of the 96 dots per inch of a screen.
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        attributes = pango_attr_list_new()
        // Tabular figures align columns of amounts. Contextual alternates are off: each would add a font to the file.
        pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1,calt=0"))
        // A number longer than its line continues on the next one without a hyphen.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    }

    deinit {
        for layout in layouts.values { g_object_unref(UnsafeMutableRawPointer(layout)) }
        for description in descriptions.values { pango_font_description_free(description) }
        pango_attr_list_unref(attributes)
        g_object_unref(UnsafeMutableRawPointer(context))
    }

    /// - Parameter width: width in points at which lines break; `nil` for one line.
    /// - Returns: a layout owned by the typesetter.
    func layout(of text: String, _ style: TextStyle, width: Double?) -> OpaquePointer? {
        let font = Font(size: style.size, weight: style.weight)
        let setting = LayoutKey(text: text, font: font, alignment: style.alignment, width: width)
        if let layout = layouts[setting] { return layout }
        guard let layout = pango_layout_new(context) else { return nil }
        layouts[setting] = layout
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_attributes(layout, attributes)
        pango_layout_set_font_description(layout, description(of: font))
        pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
        let alignment =
            switch style.alignment {
            case .leading: PANGO_ALIGN_LEFT
            case .centre: PANGO_ALIGN_CENTER
            case .trailing: PANGO_ALIGN_RIGHT
            }
        pango_layout_set_alignment(layout, alignment)
        pango_layout_set_line_spacing(layout, 1.15)
        // Inter has all of ASCII; other characters are checked.
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else {
            set(text, in: layout)
            return layout
        }
        let shown = text.withoutColourEmoji
        set(shown, in: layout)
        let printable = layout.replacingUnknown(in: shown)
        if printable != shown { set(printable, in: layout) }
        return layout
    }

    private func set(_ text: String, in layout: OpaquePointer) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
            }
        }
    }

    /// Width and height of a text in points.
    func size(of text: String, _ style: TextStyle, width: Double?) -> (width: Double, height: Double) {
        var logical = PangoRectangle()
        pango_layout_get_extents(layout(of: text, style, width: width), nil, &logical)
        return (Double(logical.width) / Double(PANGO_SCALE), Double(logical.height) / Double(PANGO_SCALE))
    }

    private func description(of font: Font) -> OpaquePointer? {
        if let description = descriptions[font] { return description }
        guard let description = pango_font_description_new() else { return nil }
        pango_font_description_set_family(description, FontFamily.list)
        let weight =
            switch font.weight {
            case .regular: PANGO_WEIGHT_NORMAL
            case .semibold: PANGO_WEIGHT_SEMIBOLD
            case .bold: PANGO_WEIGHT_BOLD
            }
        pango_font_description_set_weight(description, weight)
        pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
        descriptions[font] = description
        return description
    }
}

extension Typesetter {
    /// Outline of a text on one line, with its baseline at zero.
    func outline(of text: String, _ style: TextStyle) -> Outline {
        let surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil)
        let pen = cairo_create(surface)
        defer {
            cairo_destroy(pen)
            cairo_surface_destroy(surface)
        }
        cairo_move_to(pen, 0, 0)
        pango_cairo_layout_line_path(
            pen, pango_layout_get_line_readonly(layout(of: text, style, width: nil), 0))
        return Outline(path: cairo_copy_path(pen))
    }
}

extension Outline {
    /// Copies a path of cairo, and frees it.
    fileprivate init(path: UnsafeMutablePointer<cairo_path_t>) {
        defer { cairo_path_destroy(path) }
        let data = UnsafeBufferPointer(start: path.pointee.data, count: Int(path.pointee.num_data))
        func point(_ index: Int) -> Point { Point(x: data[index].point.x, y: data[index].point.y) }
        var index = 0
        while index < data.count {
            let header = data[index].header
            switch header.type {
            case CAIRO_PATH_MOVE_TO: segments.append(.move(point(index + 1)))
            case CAIRO_PATH_LINE_TO: segments.append(.line(point(index + 1)))
            case CAIRO_PATH_CURVE_TO: segments.append(.curve(point(index + 1), point(index + 2), point(index + 3)))
            default: segments.append(.close)
            }
            index += Int(header.length)
        }
    }
}
