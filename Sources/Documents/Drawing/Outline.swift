/// A shape by its edge, filled by the non-zero rule. The y axis points down.
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

extension Outline {
    /// - Parameter radius: of its corners.
    static func rectangle(x: Double, y: Double, width: Double, height: Double, radius: Double = 0) -> Outline {
        let (right, bottom) = (x + width, y + height)
        guard radius > 0 else {
            return Outline(segments: [
                .move(Point(x: x, y: y)), .line(Point(x: right, y: y)), .line(Point(x: right, y: bottom)),
                .line(Point(x: x, y: bottom)), .close,
            ])
        }
        // How far a Bézier curve's handles reach for a quarter of a circle.
        let reach = radius * 0.5523
        func corner(_ x: Double, _ y: Double, from: (Double, Double), to: (Double, Double)) -> [Segment] {
            let start = Point(x: x + from.0 * radius, y: y + from.1 * radius)
            let end = Point(x: x + to.0 * radius, y: y + to.1 * radius)
            return [
                .line(start),
                .curve(
                    Point(x: start.x - from.0 * reach, y: start.y - from.1 * reach),
                    Point(x: end.x - to.0 * reach, y: end.y - to.1 * reach), end),
            ]
        }
        var segments =
            corner(right, y, from: (-1, 0), to: (0, 1)) + corner(right, bottom, from: (0, -1), to: (-1, 0))
            + corner(x, bottom, from: (1, 0), to: (0, -1)) + corner(x, y, from: (0, 1), to: (1, 0))
        segments.insert(.move(Point(x: x + radius, y: y)), at: 0)
        return Outline(segments: segments + [.close])
    }
}
