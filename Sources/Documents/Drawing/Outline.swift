/// Outline of a shape, filled by the non-zero rule. The y axis points down.
struct Outline: Hashable, Sendable {
    struct Point: Hashable, Sendable {
        var x: Double
        var y: Double
    }

    enum Segment: Hashable, Sendable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    var segments: [Segment] = []

    func mapped(_ change: (Point) -> Point) -> Outline {
        Outline(
            segments: segments.map { segment in
                switch segment {
                case .move(let to): .move(change(to))
                case .line(let to): .line(change(to))
                case .curve(let first, let second, let to): .curve(change(first), change(second), change(to))
                case .close: .close
                }
            })
    }
}
