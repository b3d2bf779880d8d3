import Domain

/// A self-contained SVG, without fonts, scripts and external files.
struct SVGFile {
    /// Maximum size in bytes, so that a badge adds little to a checkout page.
    static let maxBytes = 6_000
    /// Grid cells per unit of the box, finest first.
    private static let gridScales = [32.0, 16, 8, 4]

    let text: String

    /// - Parameter title: text alternative of the image.
    init(title: String, drawing: Artwork) {
        self.init(title: title, box: drawing) { Self.paths(of: drawing, grid: $0) }
    }

    /// A badge that switches to its compact form where the image is too narrow for the full one.
    init(title: String, _ badge: Badge) {
        guard badge.minWidth > 0 else {
            self.init(title: title, drawing: badge.full)
            return
        }
        // Within an image, the media query sees the width of the image. Programs without stylesheets show the full
        // badge.
        let style =
            "<style>@media (max-width:\(badge.minWidth - 1)px)"
            + "{.paybadge-whole{display:none}.paybadge-small{display:inline}}</style>"
        self.init(title: title, box: badge.full) { grid in
            style + "<g class=\"paybadge-whole\">\(Self.paths(of: badge.full, grid: grid))</g>"
                + "<g class=\"paybadge-small\" display=\"none\">\(Self.paths(of: badge.compact, grid: grid))</g>"
        }
    }

    private init(title: String, box: Artwork, _ content: (_ grid: Double) -> String) {
        var text = ""
        // A name too long for every grid is drawn on the coarsest.
        for grid in Self.gridScales {
            text =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Int(box.width))\" height=\"\(Int(box.height))\" "
                + "viewBox=\"0 0 \(Int(box.width * grid)) \(Int(box.height * grid))\" role=\"img\">"
                + "<title>\(title.xmlEscaped)</title>\(content(grid))</svg>\n"
            if text.utf8.count <= Self.maxBytes { break }
        }
        self.text = text
    }

    private static func paths(of artwork: Artwork, grid: Double) -> String {
        artwork.layers.map { layer in
            "<path fill=\"\(layer.colour.hex)\" d=\"\(SVGPath(layer.outline, scale: grid).text)\"/>"
        }.joined()
    }
}
