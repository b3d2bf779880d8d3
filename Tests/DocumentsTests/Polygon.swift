@testable import Documents

/// One closed edge of an outline, its curves as chords.
struct Polygon {
    private(set) var points: [Outline.Point]

    /// Edges that an outline draws, in their order.
    static func all(of outline: Outline) -> [Polygon] {
        var polygons: [Polygon] = []
        for segment in outline.segments {
            switch segment {
            case .move(let to): polygons.append(Polygon(points: [to]))
            case .line(let to):
                if !polygons.isEmpty { polygons[polygons.count - 1].points.append(to) }
            case .curve(let first, let second, let to):
                guard let from = polygons.last?.points.last else { continue }
                polygons[polygons.count - 1].points += chords(from, first, second, to)
            case .close: continue
            }
        }
        return polygons.filter { $0.points.count > 1 }
    }

    private static func chords(
        _ from: Outline.Point, _ first: Outline.Point, _ second: Outline.Point, _ to: Outline.Point
    ) -> [Outline.Point] {
        (1...8).map { step in
            let (after, before) = (Double(step) / 8, 1 - Double(step) / 8)
            let weights = [
                before * before * before, 3 * before * before * after, 3 * before * after * after,
                after * after * after,
            ]
            return zip(weights, [from, first, second, to]).reduce(Outline.Point(x: 0, y: 0)) { sum, term in
                Outline.Point(x: sum.x + term.0 * term.1.x, y: sum.y + term.0 * term.1.y)
            }
        }
    }

    /// Sides, the closing one last.
    private var sides: [(from: Outline.Point, to: Outline.Point)] {
        zip(points, points.dropFirst() + points.prefix(1)).map { ($0, $1) }
    }

    /// Enclosed area, negative where the edge goes round the other way.
    var area: Double {
        sides.map { $0.from.x * $0.to.y - $0.to.x * $0.from.y }.reduce(0, +) / 2
    }

    var perimeter: Double {
        sides.map { ($0.to.x - $0.from.x).magnitude + ($0.to.y - $0.from.y).magnitude }.reduce(0, +)
    }

    /// Distance of the corner that lies furthest from another edge.
    func greatestDistance(to other: Polygon) -> Double {
        let sides = other.sides
        return points.map { point in sides.map { Self.distance(point, $0.from, $0.to) }.min() ?? .infinity }.max() ?? 0
    }

    private static func distance(_ point: Outline.Point, _ from: Outline.Point, _ to: Outline.Point) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let square = dx * dx + dy * dy
        let part = square == 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square
        let place = min(1, max(0, part))
        let (x, y) = (point.x - from.x - place * dx, point.y - from.y - place * dy)
        return (x * x + y * y).squareRoot()
    }
}
