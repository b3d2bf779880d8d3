import Testing

@testable import Documents

@Suite("Drawing")
struct DrawingTests {
    @Test("gives the same bytes for the same strokes")
    func sameBytes() throws {
        func draw() throws -> [UInt8] {
            try DrawingSurface.pdf(
                width: 595, height: 842,
                metadata: .init(title: "T", author: "A", subject: "S", createdAt: "2026-11-23T00:00:00Z")
            ) { canvas in
                _ = canvas.tagged("P") { canvas.draw("Naderhand € 1.210,00", x: 40, y: 40, TextStyle(size: 12)) }
            }
        }
        let first = try draw()
        #expect(first.starts(with: Array("%PDF-1.".utf8)))
        #expect(try draw() == first)
    }
}
