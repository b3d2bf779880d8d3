import Domain

/// Shapes in flat colours within a box, back to front.
struct Artwork: Hashable, Sendable {
    struct Layer: Hashable, Sendable {
        let outline: Outline
        let colour: RGBColour
    }

    let width: Double
    let height: Double
    var layers: [Layer] = []

    func draw(on canvas: Canvas) {
        for layer in layers { canvas.fill(layer.outline, layer.colour) }
    }

    /// - Parameter height: height in pixels; the width follows.
    func png(height: Int) throws -> [UInt8] {
        try DrawingSurface.png(width: pixelWidth(at: height), height: height) { canvas in
            canvas.scaled(by: Double(height) / self.height) { draw(on: canvas) }
        }
    }

    func pixelWidth(at height: Int) -> Int {
        Int((width * Double(height) / self.height).rounded())
    }

    func pdf(title: String, author: String) throws -> [UInt8] {
        // A fixed date, so that equal brands give equal bytes.
        let metadata = DrawingSurface.Metadata(
            title: title, author: author, subject: title, createdAt: "2026-01-01T00:00:00Z")
        return try DrawingSurface.pdf(width: width, height: height, metadata: metadata, draw)
    }

    func eps() throws -> [UInt8] {
        let bytes = try DrawingSurface.eps(width: width, height: height, draw)
        // Cairo writes its creation date, which would change the bytes with every process.
        let mark = Array("%%CreationDate:".utf8)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return Array(lines.filter { !$0.starts(with: mark) }.joined(separator: [UInt8(ascii: "\n")]))
    }
}

/// Outline of a text in Inter Bold, one unit to the em: it begins at x = 0, its baseline is y = 0.
struct TextOutline: Hashable, Sendable {
    let outline: Outline
    let width: Double

    /// Height of a capital letter, as a share of the em.
    static let capHeightRatio = 0.727

    /// Size of the text while its outline is measured, large enough that rounding is invisible.
    private static let size = 1_000.0

    init(_ text: String, by typesetter: Typesetter) {
        let set = typesetter.outline(of: text, TextStyle(size: Self.size, weight: .bold))
        let left = set.points.map(\.x).min() ?? 0
        let right = set.points.map(\.x).max() ?? 0
        outline = set.placed(x: -left / Self.size, y: 0, scale: 1 / Self.size)
        width = (right - left) / Self.size
    }
}
