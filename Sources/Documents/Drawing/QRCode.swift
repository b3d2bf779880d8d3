import CQREncode

/// A QR code as rows of dark and light squares.
package struct QRCode: Hashable, Sendable {
    /// Number of squares on each side, without the required margin of four.
    package let size: Int
    private let dark: [Bool]

    /// `nil` for a text that is too long for a code.
    package init?(_ text: String) {
        // Level M, as EPC069-12 requires.
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        dark = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }

    /// Rows of squares, true for dark.
    var rows: [[Bool]] { (0..<size).map { Array(dark[($0 * size)..<(($0 + 1) * size)]) } }

    /// Horizontal runs of dark squares, row by row.
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
