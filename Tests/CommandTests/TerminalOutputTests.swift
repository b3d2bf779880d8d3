import Testing

@testable import naderhand

@Suite("Output to a terminal")
struct TerminalOutputTests {
    @Test(
        "Nothing that is printed moves a cursor or turns the direction of writing",
        arguments: [
            ("plain é’€", "plain é’€"), ("a\u{1B}[2Jb", "a[2Jb"), ("a\u{9B}2Jb", "a2Jb"), ("a\rb\nc\r\nd", "a b c d"),
            ("\u{7}\u{8}\u{202E}x\u{2066}", "x"), ("a\u{2028}b", "a b"),
        ])
    func lines(text: String, shown: String) {
        #expect(text.forTerminal == shown)
    }
}
