/// Data of an SVG path (SVG 1.1, 8.3) in whole numbers, relative to the previous point, which is the shortest form.
struct SVGPath {
    private struct GridPoint: Equatable {
        var x = 0
        var y = 0
    }

    private(set) var text = ""
    private var current = GridPoint()
    private var start = GridPoint()
    private var last: Character?
    /// Target of a move that is written before the next line or curve.
    private var pendingMove: GridPoint?
    /// Second control point of the previous curve; `nil` after anything else.
    private var control: GridPoint?
    private let scale: Double

    /// - Parameter scale: grid cells per unit.
    init(_ outline: Outline, scale: Double) {
        self.scale = scale
        for segment in outline.segments {
            switch segment {
            case .move(let to): pendingMove = place(to)
            case .line(let to): line(to: place(to))
            case .curve(let first, let second, let to): curve(place(first), place(second), to: place(to))
            case .close: close()
            }
        }
    }

    private func place(_ point: Outline.Point) -> GridPoint {
        GridPoint(x: Int((point.x * scale).rounded()), y: Int((point.y * scale).rounded()))
    }

    private mutating func begin() {
        guard let to = pendingMove else { return }
        pendingMove = nil
        write("m", [to.x - current.x, to.y - current.y])
        (current, start, control) = (to, to, nil)
    }

    private mutating func line(to: GridPoint) {
        begin()
        control = nil
        guard to != current else { return }
        switch (to.x - current.x, to.y - current.y) {
        case (let dx, 0): write("h", [dx])
        case (0, let dy): write("v", [dy])
        case (let dx, let dy): write("l", [dx, dy])
        }
        current = to
    }

    private mutating func curve(_ first: GridPoint, _ second: GridPoint, to: GridPoint) {
        begin()
        let mirrored = control.map { GridPoint(x: 2 * current.x - $0.x, y: 2 * current.y - $0.y) }
        let end = [second.x - current.x, second.y - current.y, to.x - current.x, to.y - current.y]
        // After a curve that continues smoothly, `s` leaves out the first control point.
        if mirrored == first {
            write("s", end)
        } else {
            write("c", [first.x - current.x, first.y - current.y] + end)
        }
        (current, control) = (to, second)
    }

    private mutating func close() {
        guard pendingMove == nil else { return }
        write("z", [])
        (current, control) = (start, nil)
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
