import Domain
import Testing

@Suite("A logo")
struct LogoTests {
    @Test(
        "is an SVG, whatever stands before its root",
        arguments: [
            "<svg></svg>", "\u{FEFF}<svg></svg>", "<?xml version='1.0'?>\n<!-- <svg --><svg viewBox='0 0 1 1'></svg>\n",
        ])
    func svg(text: String) {
        #expect(Logo(Array(text.utf8))?.format == .svg)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "<html><svg></svg></html>", "<svg>", "<!-- <svg></svg>", "<?xml", "GIF89a", "<!DOCTYPE svg><svg></svg>",
        ])
    func others(text: String) {
        #expect(Logo(Array(text.utf8)) == nil)
    }

    @Test("is a PNG by its first eight bytes, of 256 KiB at most")
    func png() {
        let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        #expect(Logo(start)?.format == .png)
        #expect(Logo(Array(start.dropLast())) == nil)
        #expect(Logo(start + [UInt8](repeating: 0, count: Logo.maxBytes - 8)) != nil)
        #expect(Logo(start + [UInt8](repeating: 0, count: Logo.maxBytes - 7)) == nil)
    }

    @Test("is no SVG in another charset")
    func charset() {
        #expect(Logo(Array("<svg>".utf8) + [0xFF] + Array("</svg>".utf8)) == nil)
    }
}
