import Domain

/// An SVG that needs no font, no script and no other file.
struct SVGFile {
    /// Below 6 KB, so that a badge costs a checkout nothing.
    static let maxBytes = 6_000
    /// Cells of the grid that stand for a unit of the box, the finest first.
    private static let gridScales = [32.0, 16, 8, 4]

    let text: String

    /// - Parameter title: what it is called for those who do not see it.
    init(title: String, drawing: Artwork) {
        self.init(title: title, box: drawing) { Self.paths(of: drawing, grid: $0) }
    }

    /// A badge that shows its small form where the image is not wide enough for the other.
    init(title: String, _ badge: Badge) {
        guard badge.minWidth > 0 else {
            self.init(title: title, drawing: badge.full)
            return
        }
        // Within an image the query sees how wide that is. Programs that know no stylesheets show the whole badge.
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
        // However long a name is, it has a file: where none fits, the coarsest.
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
