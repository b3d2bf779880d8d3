import Testing

@testable import Documents

/// Reads the data of a path by the grammar of SVG 1.1, 8.3, without arcs and quadratic curves.
struct SVGPathReader {
    private var outline = Outline()
    private var here = Outline.Point(x: 0, y: 0)
    private var start = Outline.Point(x: 0, y: 0)
    /// Second control point, if the last command drew a curve.
    private var control: Outline.Point?

    /// - Returns: the outline in the units of the data.
    static func outline(of data: String) throws -> Outline {
        var reader = SVGPathReader()
        let commands = data.matches(of: /([A-Za-z])([^A-Za-z]*)/).map(\.output)
        try #require(commands.map { String($0.0) }.joined() == data, "\(data)")
        for command in commands {
            let numbers = command.2.matches(of: /-?[0-9]+/).compactMap { Double($0.output) }
            try reader.follow(String(command.1), numbers)
        }
        return reader.outline
    }

    private mutating func follow(_ letter: String, _ numbers: [Double]) throws {
        let command = letter.lowercased()
        guard command != "z" else {
            try #require(numbers.isEmpty)
            outline.segments.append(.close)
            (here, control) = (start, nil)
            return
        }
        let count = try #require(["m": 2, "l": 2, "h": 1, "v": 1, "s": 4, "c": 6][command], "\(letter)")
        try #require(!numbers.isEmpty && numbers.count.isMultiple(of: count), "\(letter) \(numbers)")
        for first in stride(from: 0, to: numbers.count, by: count) {
            let origin = command == letter ? here : Outline.Point(x: 0, y: 0)
            // Pairs behind that of a move are lines.
            let each = command == "m" && first > 0 ? "l" : command
            step(each, Array(numbers[first..<first + count]), from: origin)
        }
    }

    private mutating func step(_ command: String, _ numbers: [Double], from origin: Outline.Point) {
        func point(_ place: Int) -> Outline.Point {
            Outline.Point(x: origin.x + numbers[place], y: origin.y + numbers[place + 1])
        }
        switch command {
        case "m":
            outline.segments.append(.move(point(0)))
            (here, start, control) = (point(0), point(0), nil)
        case "l": draw(to: point(0))
        case "h": draw(to: Outline.Point(x: origin.x + numbers[0], y: here.y))
        case "v": draw(to: Outline.Point(x: here.x, y: origin.y + numbers[0]))
        case "c": draw(point(0), point(2), to: point(4))
        default:
            let mirrored = control.map { Outline.Point(x: 2 * here.x - $0.x, y: 2 * here.y - $0.y) }
            draw(mirrored ?? here, point(0), to: point(2))
        }
    }

    private mutating func draw(to point: Outline.Point) {
        outline.segments.append(.line(point))
        (here, control) = (point, nil)
    }

    private mutating func draw(_ first: Outline.Point, _ second: Outline.Point, to point: Outline.Point) {
        outline.segments.append(.curve(first, second, point))
        (here, control) = (point, second)
    }
}
