import TestSupport
import Testing

@testable import Wire

@Suite("Text that was encoded twice")
struct DoubleEncodingTests {
    @Test(
        "Text that was encoded once arrives as sent",
        arguments: [
            "CAFÉ®", "NESTLÉ®", "É®", "CITROËN™", "SMÅ®", "SMÅ™", "KOM PÅ…", "BLÅ”", "HÅLL PÅ!", "Ã", "Â", "Ä Ö Ü",
            "ÄŠ", "Åž",
            "GARÄŽ", "LA FENÊTRE®", "Rue de l’Église", "Straße", "â‚¬", "â€™s", "Ð¡", "CAFÃ®", "naïve café", "È©", "Ç®",
            "Ñº",
            "Ö¶", "Ü¼", "KÃ¶ln Süd", "Køln Ã", "10 € Ã©", "ŁÓDŹ®", "Ø´", "«BLÅ»", "½ Å",
        ])
    func kept(text: String) {
        #expect(WireText.normalised(text).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test(
        "Text that was encoded twice, by Latin-1 or Windows-1252, is decoded once more",
        arguments: [
            ("KÃ¶ln", "Köln"), ("MÃ¼ller", "Müller"), ("CuraÃ§ao", "Curaçao"), ("Ã©tÃ©", "été"), ("Ã©", "é"),
            ("Â®", "®"),
            ("ACMEÂ®", "ACME®"), ("fÃªte", "fête"), ("Ãªtre", "être"), ("bÃºho", "búho"), ("LÃ¼", "Lü"),
            ("CAFÃ\u{89}", "CAFÉ"), ("CAFÃ‰", "CAFÉ"), ("StraÃŸe nÂ° 3", "Straße n° 3"), ("Å“", "œ"), ("cÅ“ur", "cœur"),
            ("DvoÅ™Ã¡k", "Dvořák"), ("DvoÅ\u{99}Ã¡k", "Dvořák"), ("Ã€ la carte", "À la carte"),
            ("Å\u{81}Ã³dÅº", "Łódź"), ("Â£ 5", "£ 5"), ("voilÃ ".replacing(" ", with: "\u{A0}"), "voilà"),
            ("\u{E2}\u{80}\u{99}s-Graveland", "’s-Graveland"), ("Caf\u{C3}\u{A9} \u{E2}\u{80}\u{93} bar", "Café – bar"),
        ])
    func undone(sent: String, text: String) {
        #expect(WireText.normalised(sent).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    /// Letters of Latin-1, Latin Extended-A and -B, without the ordinal signs `ª` and `º`.
    private static let letters =
        (UInt32(0x41)...0x24F).compactMap { Unicode.Scalar($0) }
        .filter { $0.properties.isAlphabetic && ($0.isASCII || $0.value >= 0xC0) }

    @Test("Every text of Latin letters that was encoded once arrives as sent")
    func letters() {
        var random = SplitMix64(seed: 4)
        for lead in Self.letters where 0xC2...0xC5 ~= lead.value {
            for letter in Self.letters {
                let pair = String(String.UnicodeScalarView([lead, letter]))
                #expect(DoubleEncoding.undone(pair) == nil, "\(pair)")
            }
        }
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...12, using: &random)
            let scalars = (0..<length).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)] }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(WireText.normalised(text).map { Array($0.unicodeScalars) } == scalars, "\(text)")
        }
    }

    @Test("Every word of Western letters that Latin-1 encoded again is read as it was meant")
    func words() {
        var random = SplitMix64(seed: 5)
        let small = Array("abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœščřžłńśźżőű".unicodeScalars)
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...12, using: &random)
            let scalars = (0..<length).map { _ in small[Int.random(in: 0..<small.count, using: &random)] }
            let text = String(String.UnicodeScalarView(scalars))
            let twice = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
            #expect(WireText.normalised(twice) == text, "\(text)")
        }
    }
}
