/// The data of an SVG path (SVG 1.1, 8.3), in whole numbers and steps from point to point: the shortest
/// way to write it.
struct SVGPath {
    private struct Place: Equatable {
        var x = 0
        var y = 0
    }

    private(set) var text = ""
    private var here = Place()
    private var start = Place()
    private var last: Character?
    /// Where the pen goes before it draws again.
    private var awaited: Place?
    /// The second control point of a curve that was just drawn.
    private var control: Place?
    private let scale: Double

    /// - Parameter scale: how many cells of the grid make a unit.
    init(_ outline: Outline, scale: Double) {
        self.scale = scale
        for segment in outline.segments {
            switch segment {
            case .move(let to): awaited = place(to)
            case .line(let to): line(to: place(to))
            case .curve(let first, let second, let to): curve(place(first), place(second), to: place(to))
            case .close: close()
            }
        }
    }

    private func place(_ point: Outline.Point) -> Place {
        Place(x: Int((point.x * scale).rounded()), y: Int((point.y * scale).rounded()))
    }

    private mutating func begin() {
        guard let to = awaited else { return }
        awaited = nil
        write("m", [to.x - here.x, to.y - here.y])
        (here, start, control) = (to, to, nil)
    }

    private mutating func line(to: Place) {
        begin()
        control = nil
        guard to != here else { return }
        switch (to.x - here.x, to.y - here.y) {
        case (let dx, 0): write("h", [dx])
        case (0, let dy): write("v", [dy])
        case (let dx, let dy): write("l", [dx, dy])
        }
        here = to
    }

    private mutating func curve(_ first: Place, _ second: Place, to: Place) {
        begin()
        let mirrored = control.map { Place(x: 2 * here.x - $0.x, y: 2 * here.y - $0.y) }
        let end = [second.x - here.x, second.y - here.y, to.x - here.x, to.y - here.y]
        // Where a curve goes on as the one before it, its first control point goes without saying.
        if mirrored == first {
            write("s", end)
        } else {
            write("c", [first.x - here.x, first.y - here.y] + end)
        }
        (here, control) = (to, second)
    }

    private mutating func close() {
        guard awaited == nil else { return }
        write("z", [])
        (here, control) = (start, nil)
    }

    private mutating func write(_ command: Character, _ numbers: [Int]) {
        var isBesideNumber = command == last && !numbers.isEmpty
        if !isBesideNumber { text.append(command) }
        for number in numbers {
            if isBesideNumber, number >= 0 { text.append(" ") }
            text += String(number)
            isBesideNumber = true
        }
        last = command
    }
}
