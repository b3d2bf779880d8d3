import Domain
import Testing

@testable import Documents

@Suite("The data of a path")
struct SVGPathTests {
    /// An outline, the cells of the grid in a unit, and its data written by hand.
    struct Example: Sendable {
        let segments: [Outline.Segment]
        var scale = 1.0
        let data: String
    }

    private static func at(_ x: Double, _ y: Double) -> Outline.Point { Outline.Point(x: x, y: y) }

    private static let examples = [
        Example(
            segments: [.move(at(1, 2)), .line(at(4, 2)), .line(at(4, 6)), .line(at(1, 6)), .close],
            data: "m1 2h3v4h-3z"),
        Example(segments: [.move(at(0, 0)), .line(at(3, 4)), .line(at(6, 0)), .close], data: "m0 0l3 4 3-4z"),
        // To the nearest cell; a line within one cell is none.
        Example(
            segments: [.move(at(0.5, 0.5)), .line(at(1.2, 0.6)), .line(at(1.1, 0.6)), .line(at(1, 2)), .close],
            scale: 2,
            data: "m1 1h1v3z"),
        // The second curve goes on in the direction of the first, the third does not.
        Example(
            segments: [
                .move(at(0, 0)), .curve(at(0, 2), at(2, 4), at(4, 4)), .curve(at(6, 4), at(8, 2), at(8, 0)),
                .curve(at(7, 0), at(1, 1), at(0, 0)), .close,
            ],
            data: "m0 0c0 2 2 4 4 4s4-2 4-4c-1 0-7 1-8 0z"),
        // A second edge begins from where the first one began.
        Example(
            segments: [
                .move(at(1, 1)), .line(at(2, 1)), .line(at(2, 2)), .close, .move(at(5, 5)), .line(at(6, 5)),
                .line(at(6, 6)), .close,
            ],
            data: "m1 1h1v1zm4 4h1v1z"),
        Example(segments: [.move(at(1, 1)), .close, .move(at(3, 3))], data: ""),
    ]

    @Test("is what is written by hand for the same outline", arguments: examples)
    func byHand(example: Example) throws {
        let data = SVGPath(Outline(segments: example.segments), scale: example.scale).text
        #expect(data == example.data)
    }

    @Test("is read by the grammar of SVG, in steps and in places alike")
    func grammar() throws {
        let steps = try SVGPathReader.outline(of: "m1 2h3v4l-3 0 1 1c0 2 2 4 4 4s4-2 4-4z")
        let places = try SVGPathReader.outline(of: "M1 2H4V6L1 6 2 7C2 9 4 11 6 11S10 9 10 7Z")
        #expect(steps == places)
        #expect(steps.segments.contains(.curve(Self.at(8, 11), Self.at(10, 9), Self.at(10, 7))))
    }

    @Test(
        "draws every edge of an artwork within half a cell of the grid, in the same direction",
        arguments: ["Naderhand", "Q&g@"], [32.0, 4])
    func artwork(name: String, scale: Double) throws {
        let artwork = BrandArtwork(name: name, accent: .standard)
        for layer in artwork.badge(.white).full.layers {
            let expected = layer.outline.mapped { Outline.Point(x: $0.x * scale, y: $0.y * scale) }
            let drawn = try SVGPathReader.outline(of: SVGPath(layer.outline, scale: scale).text)
            #expect(curves(of: drawn) == curves(of: expected.mapped(nearest)))
            let (edges, drawnEdges) = (Polygon.all(of: expected), Polygon.all(of: drawn))
            try #require(edges.count == drawnEdges.count)
            for (edge, drawn) in zip(edges, drawnEdges) {
                // Half a cell in both directions.
                let tolerance = 0.5.squareRoot() + 0.001
                #expect(edge.greatestDistance(to: drawn) <= tolerance)
                #expect(drawn.greatestDistance(to: edge) <= tolerance)
                #expect((edge.area - drawn.area).magnitude <= tolerance * edge.perimeter + 1)
            }
        }
    }

    private func nearest(_ point: Outline.Point) -> Outline.Point {
        Outline.Point(x: point.x.rounded(), y: point.y.rounded())
    }

    private func curves(of outline: Outline) -> [Outline.Segment] {
        outline.segments.filter { if case .curve = $0 { true } else { false } }
    }
}
