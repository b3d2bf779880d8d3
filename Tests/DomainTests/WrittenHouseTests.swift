import TestSupport
import Testing

@testable import Domain

@Suite("House numbers as people write them")
struct WrittenHouseTests {
    @Test(
        "Text after a number and a space is its suffix",
        arguments: [
            ("12 bus 0203", "12", "bus 0203"), ("12 boîte 3", "12", "boîte 3"), ("12 A 2", "12", "A 2"),
            ("12A bus 3", "12A", "bus 3"), ("12 bis", "12", "bis"), ("12-14 A", "12-14", "A"),
            ("12/3 bus 4", "12/3", "bus 4"), ("12, bus 3", "12", "bus 3"), ("12-bus 0203", "12", "bus 0203"),
            ("12\u{A0}\u{200B}bus\u{AD} 0203", "12", "bus 0203"), ("  12   A ", "12", "A"), ("12 - A", "12", "A"),
            ("12 - 14", "12-14", nil), ("12 / 3", "12/3", nil), ("28A", "28A", nil), ("12-14", "12-14", nil),
            ("1 2", "1", "2"), ("12", "12", nil), ("1234567890", "1234567890", nil),
            ("12345678901", "12345678901", nil), ("A 1", "A 1", nil), ("", "", nil),
        ] as [(String, String, String?)])
    func split(text: String, number: String, houseExtension: String?) {
        let house = WrittenHouse(number: text, houseExtension: nil)
        #expect(house.number == number)
        #expect(house.houseExtension == houseExtension)
    }

    @Test(
        "An extension in a field of its own follows what the number has",
        arguments: [
            ("12", "A", "12", "A"), ("12 bus", "0203", "12", "bus 0203"), ("12 A", "a", "12", "A"),
            ("12 A", "", "12", "A"), ("12", " bus\u{A0}3 ", "12", "bus 3"),
            // Each fits where it was sent.
            ("12 achter", "boven", "12 achter", "boven"),
        ] as [(String, String, String, String)])
    func twoFields(number: String, own: String, head: String, houseExtension: String) {
        let house = WrittenHouse(number: number, houseExtension: own)
        #expect(house.number == head)
        #expect(house.houseExtension == houseExtension)
    }

    @Test(
        "An extension that is too long is abbreviated as people do; what still does not fit stays as it is",
        arguments: [
            ("12 appartement 3", "app 3"), ("12 boîte 20345", "bte 20345"), ("12 2e verdieping", "2e verd"),
            ("12 A 1 B 2 C 3", "A1B2C3"), ("12 bus 0203 and more", "bus 0203 and more"),
        ])
    func abbreviated(text: String, houseExtension: String) {
        let house = WrittenHouse(number: text, houseExtension: nil)
        #expect(house.number == "12")
        #expect(house.houseExtension == houseExtension)
    }

    @Test("However a house is written, it is recognised as the same")
    func recognition() throws {
        var random = SplitMix64(seed: 17)
        for _ in 0..<2_000 {
            let number = String(Int.random(in: 1...9_999, using: &random))
            let suffix = ["A", "bis", "bus 3", "2 hoog", "boîte 12"].randomElement(using: &random) ?? "A"
            let together = WrittenHouse(number: "\(number) \(suffix)", houseExtension: nil)
            let apart = WrittenHouse(number: number, houseExtension: suffix)
            #expect(together == apart)
            let asSent = DomainSamples.address("\(number)-\(suffix)".prefix(10).description)
            let split = try DomainSamples.address(#require(together.number), together.houseExtension)
            #expect(split.householdMatchForm == asSent.householdMatchForm)
        }
    }
}

@Suite("Post office boxes")
struct PostOfficeBoxTests {
    @Test(
        "A box is known by its usual names, with the number behind or in a field of its own",
        arguments: [
            "Postbus", "Postbus 12", "postbus12", "POSTBUS 12", "Post bus 12", "Postbus nr. 12", "Postbus te Utrecht",
            "Antwoordnummer 12",
            "Antwoordnummer", "BP 40", "BP40", "B.P. 40", "b.p.40", "B P 40", "BP", "B.P. n° 40", "Boîte postale 3",
            "Boite Postale", "BOÎTE POSTALE 3", "Boi\u{302}te postale 3", "CS 20012", "C.S. 20012", "TSA 12345",
            "Case postale 7", "Postfach 1 23 45", "Postfach", "Packstation 145", "Packstation", "Postfiliale 512",
            "12345678 Packstation 145", "PO Box 12", "P.O. Box 12", "P.O.Box 12", "P O Box 12", "PO-Box 12", "POBox12",
            "POB 12", "P.O.B. 12", "Poste restante", "Poste Restante 75001", "Postlagernd", "DHL Packstation 145",
            "DHL-Paketbox",
            "Paketautomat 3", "Pakketautomaat", "Freepost 12", "Free Post", "PF 12 34", "Post Office Box 12",
            "Postbox 12", "  Post\u{AD}bus\u{A0}12", "Postbus\u{200B}12",
        ])
    func boxes(street: String) {
        #expect(PostOfficeBox.isNamed(in: street))
    }

    @Test(
        "Streets that begin alike are streets",
        arguments: [
            "Postbusweg", "Postbusweg 12", "Postbus-straat", "BP-straat", "BP straat 12", "BP Jansen",
            "Packstation Weg 3", "BPstraat", "Packstationsweg",
            "Packstation-Straße", "Postfachstraße 3", "Postweg 12", "Poststraße 1", "Boxtelseweg 12", "CSstraat",
            "Casestraat", "PF Jansen", "DHL-Straße 1", "Paketboxweg 2", "Freepostlaan", "Postlagerndweg",
            "Antwoordnummerlaan", "Bpost 12 laan", "Poboxlane 2", "Postelein 4", "Rue de la Poste 12", "Kerkstraat 12",
            "",
        ])
    func streets(street: String) {
        #expect(!PostOfficeBox.isNamed(in: street))
    }
}

@Suite("Text as it would be typed")
struct CleanedTextTests {
    @Test(
        "Invisible characters are dropped, other spaces become plain ones, and the rest stays",
        arguments: [
            ("Anna", "Anna"), ("An\u{200B}na", "Anna"), ("An\u{AD}na", "Anna"), ("\u{FEFF}Anna", "Anna"),
            ("\u{202A}Anna\u{202C}", "Anna"), ("Anna\u{A0}Maria", "Anna Maria"), ("\tAnna\u{3000}", "Anna"),
            ("Anna\nMaria", "Anna Maria"), ("An\u{2060}na\u{200E}", "Anna"), ("de  Vries", "de  Vries"),
            ("\u{200B}\u{A0}\u{FEFF}", ""), ("", ""), (" ", ""), ("Zoë", "Zoë"), ("Zoe\u{308}", "Zoe\u{308}"),
            ("O\u{2019}Brien", "O\u{2019}Brien"), ("Anna\u{200D}", "Anna"), ("An\u{200C}na", "Anna"),
            // They shape the letters of Persian and choose the form of an ideograph.
            ("علی\u{200C}رضا", "علی\u{200C}رضا"), ("葛\u{E0100}城", "葛\u{E0100}城"),
        ])
    func cleaned(text: String, plain: String) {
        #expect(Array(text.cleaned.unicodeScalars) == Array(plain.unicodeScalars))
        #expect(Array(plain.cleaned.unicodeScalars) == Array(plain.unicodeScalars))
    }
}
