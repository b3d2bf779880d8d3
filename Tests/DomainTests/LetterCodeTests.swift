import Domain
import Testing

@Suite("Letter codes out of names")
struct LetterCodeTests {
    @Test(
        "A name suggests its own letters, in their order, the first three first",
        arguments: [
            ("Bakkerij Jansen", "BAK"), ("De Lampenier", "DEL"), ("Ärzte & Söhne", "ARZ"), ("3M Nederland B.V.", "MNE"),
            ("a.b.c.", "ABC"), ("Ünïcørn", "UNI"), ("  x y z", "XYZ"),
        ])
    func names(name: String, first: String) throws {
        #expect(LetterCode.suggestions(for: name).first?.text == first)
    }

    @Test("A name without three Latin letters suggests nothing", arguments: ["", "12", "AB", "A1", "Ελλάδα", "株式会社"])
    func nothing(name: String) {
        #expect(LetterCode.suggestions(for: name) == [])
    }

    @Test("Suggestions are few, each once, and all begin with the name's first letter")
    func bounds() {
        for name in ["Bakkerij Jansen", "aaaaaaaaaaaa", String(repeating: "abcdefgh", count: 10_000)] {
            let codes = LetterCode.suggestions(for: name)
            #expect((1...21).contains(codes.count), "\(codes.count)")
            #expect(Set(codes).count == codes.count)
            #expect(codes.allSatisfy { $0.text.first == name.uppercased().first && $0.text.utf8.count == 3 })
        }
    }

    @Test("Any three bytes make a code, fewer do not")
    func random() {
        var generator = (0...UInt8.max).map { $0 }
        generator.shuffle()
        for byte in generator { #expect(LetterCode(random: [byte, 0, 255])?.text.utf8.count == 3) }
        #expect(LetterCode(random: [0, 25, 26])?.text == "AZA")
        #expect(LetterCode(random: [0]) == nil)
    }
}
