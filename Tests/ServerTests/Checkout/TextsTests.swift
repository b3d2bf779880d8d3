import Domain
import Testing
import UseCases

@testable import Server

@Suite("Texts for people")
struct TextsTests {
    private let texts: Texts

    init() throws {
        texts = try Texts()
    }

    @Test("have the same keys in all languages", arguments: Language.allCases)
    func keys(language: Language) {
        #expect(Set(texts.all(in: language).keys) == Set(texts.all(in: .dutch).keys))
    }

    @Test("are never empty, and have no space around them", arguments: Language.allCases)
    func content(language: Language) {
        for (key, text) in texts.all(in: language) {
            #expect(!text.isEmpty && text.first != " " && text.last != " ", "\(language.code) \(key)")
        }
    }

    @Test("have the same blanks in all languages", arguments: Language.allCases)
    func blanks(language: Language) {
        // The law fixes the words of the German button, and allows no amount on it (§ 312j Abs. 3 BGB).
        let isFixed = { (key: String) in language == .german && key == "pay" }
        for (key, text) in texts.all(in: .dutch) where !isFixed(key) {
            let other = texts.all(in: language)[key] ?? ""
            #expect(Self.blanks(other) == Self.blanks(text), "\(language.code) \(key)")
        }
    }

    @Test("have a label for every field, and words for every problem it can have")
    func fields() {
        let dutch = texts.all(in: .dutch)
        for name in FormField.onCheckout.map(\.storedName) + Consent.allCases.map(\.rawValue) {
            #expect(dutch["label.\(name)"] != nil, "\(name)")
            #expect(dutch["error.\(name).invalid"] != nil, "\(name)")
            // Only the extension of a house number may be left out.
            #expect((dutch["error.\(name).missing"] != nil) == (name != "houseExtension"), "\(name)")
        }
        for message in FieldMessage.allCases where ![.missing, .invalid].contains(message) {
            let field = message == .tooLong ? "houseNumber" : "birthDate"
            #expect(dutch["error.\(field).\(message.rawValue)"] != nil, "\(message)")
        }
        #expect(CheckoutPage.Alert.allCases.allSatisfy { dutch["alert.\($0.rawValue)"] != nil })
        #expect(PasswordPage.Alert.allCases.allSatisfy { dutch["passwordAlert.\($0.rawValue)"] != nil })
        #expect(NewPassword.Problem.allCases.allSatisfy { dutch["passwordError.\($0)"] != nil })
    }

    @Test("name every text the templates ask for")
    func templates() {
        let dutch = texts.all(in: .dutch)
        for (name, bytes) in TemplateFiles.all {
            for match in String(decoding: bytes, as: UTF8.self).matches(of: #/\{\{text\.(\w+)\}\}/#) {
                #expect(dutch[String(match.1)] != nil, "\(name) \(match.1)")
            }
        }
    }

    @Test("name nothing but the order on the German button; the heading and the consent say what is paid later")
    func germanButton() {
        let german = texts.all(in: .german)
        #expect(german["pay"] == "Zahlungspflichtig bestellen")
        for key in ["title", "label.consent"] {
            #expect(german[key]?.contains("{amount} später") == true, "\(key)")
        }
    }

    @Test("say what Dutch law asks of the four lines")
    func law() {
        let dutch = texts.all(in: .dutch)
        #expect(dutch["terms.latePayment.lead"]?.contains("gratis herinneringen") == true)
        #expect(dutch["terms.latePayment"]?.contains("nog 14 dagen") == true)
        #expect(dutch["terms.latePayment"]?.contains("{costs}") == true)
        #expect(dutch["terms.interest.lead"] == "Geen rente.")
        #expect(dutch["terms.creditor"]?.contains("draagt de rekening") == true)
        #expect(dutch["terms.creditorAgent.lead"]?.contains("namens {shop}") == true)
        // Companies get no such letter, so none may be promised to them.
        #expect(dutch["terms.latePaymentCompany"]?.contains("14") == false)
    }

    @Test("are filled in one pass, so that a value is never read as a blank")
    func filling() throws {
        let files: [Language: [UInt8]] = [.dutch: Array("a = {shop} – {amount} {other}\n# note\n\n".utf8)]
        let phrases = LocalizedTexts(try Texts(files: files), in: .dutch).withValues([
            "shop": "{amount}", "amount": "1",
        ])
        #expect(phrases["a"] == "{amount} – 1 {other}")
        #expect(phrases["b"] == "b")
        #expect(phrases.text("a", with: ["other": "x"]) == "{amount} – 1 x")
    }

    @Test("end a sentence with one full stop, also behind a name that has its own")
    func fullStops() throws {
        let files: [Language: [UInt8]] = [.dutch: Array("a = Bij {shop}. {shop} stuurt. Bij {shop}… {shop}\n".utf8)]
        let phrases = LocalizedTexts(try Texts(files: files), in: .dutch)
        #expect(
            phrases.text("a", with: ["shop": "Lamp B.V."]) == "Bij Lamp B.V. Lamp B.V. stuurt. Bij Lamp B.V.… Lamp B.V."
        )
        #expect(phrases.text("a", with: ["shop": "Lamp"]) == "Bij Lamp. Lamp stuurt. Bij Lamp… Lamp")
    }

    @Test("name the line of an error in a file")
    func mistakes() {
        #expect(throws: TextsError.unreadable(line: 2)) { try Texts.parse("a = 1\nb: 2\n") }
        #expect(throws: TextsError.duplicateKey(key: "a")) { try Texts.parse("a = 1\na = 2\n") }
    }

    private static func blanks(_ text: String) -> [String] {
        text.matches(of: #/\{(\w+)\}/#).map { String($0.1) }.sorted().reduce(into: []) { names, name in
            if names.last != name { names.append(name) }
        }
    }
}
