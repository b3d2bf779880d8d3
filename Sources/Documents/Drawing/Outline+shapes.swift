extension Outline {
    /// Distance of the control points of a quarter circle from its ends, as a share of the radius.
    private static let circleKappa = 0.5523

    static func roundedRectangle(x: Double, y: Double, width: Double, height: Double, radius: Double) -> Outline {
        let (right, bottom) = (x + width, y + height)
        var outline = Outline(segments: [.move(Point(x: x + radius, y: y)), .line(Point(x: right - radius, y: y))])
        outline.addQuarterArc(around: Point(x: right - radius, y: y + radius), from: (0, -radius), to: (radius, 0))
        outline.segments.append(.line(Point(x: right, y: bottom - radius)))
        outline.addQuarterArc(around: Point(x: right - radius, y: bottom - radius), from: (radius, 0), to: (0, radius))
        outline.segments.append(.line(Point(x: x + radius, y: bottom)))
        outline.addQuarterArc(around: Point(x: x + radius, y: bottom - radius), from: (0, radius), to: (-radius, 0))
        outline.segments.append(.line(Point(x: x, y: y + radius)))
        outline.addQuarterArc(around: Point(x: x + radius, y: y + radius), from: (-radius, 0), to: (0, -radius))
        outline.segments.append(.close)
        return outline
    }

    /// Edge of a stroke with round ends, between two different points.
    static func stroke(from start: Point, to end: Point, width: Double) -> Outline {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let scale = width / 2 / (dx * dx + dy * dy).squareRoot()
        let ahead = (dx * scale, dy * scale)
        let aside = (dy * scale, -dx * scale)
        var outline = Outline(segments: [
            .move(Point(x: start.x + aside.0, y: start.y + aside.1)),
            .line(Point(x: end.x + aside.0, y: end.y + aside.1)),
        ])
        outline.addQuarterArc(around: end, from: aside, to: ahead)
        outline.addQuarterArc(around: end, from: ahead, to: (-aside.0, -aside.1))
        outline.segments.append(.line(Point(x: start.x - aside.0, y: start.y - aside.1)))
        outline.addQuarterArc(around: start, from: (-aside.0, -aside.1), to: (-ahead.0, -ahead.1))
        outline.addQuarterArc(around: start, from: (-ahead.0, -ahead.1), to: aside)
        outline.segments.append(.close)
        return outline
    }

    /// Adds a quarter circle between two perpendicular radii.
    private mutating func addQuarterArc(around centre: Point, from: (Double, Double), to: (Double, Double)) {
        let part = Self.circleKappa
        segments.append(
            .curve(
                Point(x: centre.x + from.0 + part * to.0, y: centre.y + from.1 + part * to.1),
                Point(x: centre.x + to.0 + part * from.0, y: centre.y + to.1 + part * from.1),
                Point(x: centre.x + to.0, y: centre.y + to.1)))
    }

    /// All points, control points included.
    var points: [Point] {
        segments.flatMap { segment -> [Point] in
            switch segment {
            case .move(let to), .line(let to): [to]
            case .curve(let first, let second, let to): [first, second, to]
            case .close: []
            }
        }
    }

    func placed(x: Double, y: Double, scale: Double = 1) -> Outline {
        mapped { Point(x: x + $0.x * scale, y: y + $0.y * scale) }
    }
}
