import Domain
import Testing

@Suite("Hexadecimal digits")
struct HexadecimalTests {
    @Test("Each byte has two digits in lower case")
    func bytes() {
        #expect([UInt8]([0x00, 0x0A, 0x7F, 0xFF]).hexadecimal == "000a7fff")
        #expect([UInt8]().hexadecimal == "")
    }

    @Test("A number has the digits of its whole width")
    func numbers() {
        #expect(UInt8(0x1F).hexadecimal == "1f")
        #expect(UInt16(0x1B).hexadecimal == "001b")
        #expect(UInt64.zero.hexadecimal == "0000000000000000")
        #expect(UInt64(0x0123_4567_89AB_CDEF).hexadecimal == "0123456789abcdef")
        #expect(UInt64.max.hexadecimal == "ffffffffffffffff")
    }

    @Test("Digits in either case are read, and written again in lower case", arguments: ["", "00", "00ff", "DEADbeef"])
    func reading(text: String) throws {
        #expect(try #require([UInt8](hexadecimal: text)).hexadecimal == text.lowercased())
    }

    @Test(
        "An odd number of digits and anything else are not read",
        arguments: ["0", "abc", "0g", "+1", " 1", "1 ", "0x12", "é", "１２", "00\u{0}0"])
    func unreadable(text: String) {
        #expect([UInt8](hexadecimal: text) == nil)
    }
}
