import CQREncode

/// A QR code: rows of dark and light squares.
package struct QRCode: Hashable, Sendable {
    /// Squares on each side, without the margin of four that readers need.
    package let size: Int
    private let dark: [Bool]

    /// - Returns: nothing for a text that no code can hold.
    package init?(_ text: String) {
        // Level M as EPC069-12 asks.
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        dark = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }

    /// Row by row, whether each square is dark.
    var rows: [[Bool]] { (0..<size).map { Array(dark[($0 * size)..<(($0 + 1) * size)]) } }

    /// The runs of dark squares, row by row.
    package var runs: [(x: Int, y: Int, length: Int)] {
        (0..<size).flatMap { y in
            var runs: [(x: Int, y: Int, length: Int)] = []
            for x in 0..<size where dark[y * size + x] {
                if let last = runs.last, last.x + last.length == x {
                    runs[runs.count - 1].length += 1
                } else {
                    runs.append((x, y, 1))
                }
            }
            return runs
        }
    }
}
