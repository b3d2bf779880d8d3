import Domain
import Testing

@testable import Server

@Suite("Amounts, numbers and dates")
struct FormatTests {
    @Test(
        "write amounts as each language does",
        arguments: [
            (121_00, ["€ 121,00", "€121.00", "121,00 €", "121,00 €"]),
            (1_210_05, ["€ 1.210,05", "€1,210.05", "1.210,05 €", "1\u{202F}210,05 €"]),
            (1_234_567_89, ["€ 1.234.567,89", "€1,234,567.89", "1.234.567,89 €", "1\u{202F}234\u{202F}567,89 €"]),
            (-9_95, ["\u{2212}€ 9,95", "\u{2212}€9.95", "\u{2212}9,95 €", "\u{2212}9,95 €"]),
            (0, ["€ 0,00", "€0.00", "0,00 €", "0,00 €"]),
        ] as [(Int64, [String])])
    func amounts(cents: Int64, texts: [String]) {
        for (language, text) in zip(Language.allCases, texts) {
            let written = FormattedAmount(cents: cents, in: language).description
            #expect(written.replacing("\u{A0}", with: " ") == text)
            #expect(!written.contains(" "), "an amount must not break")
        }
    }

    @Test("write the smallest amount there is")
    func smallest() {
        #expect(FormattedAmount(cents: .min, in: .english).description == "\u{2212}€92,233,720,368,547,758.08")
    }

    @Test("write a price that is more exact than a cent with its digits in the number")
    func fractions() {
        let written = Language.allCases.map { FormattedAmount(cents: 9_99, fraction: "05", in: $0).description }
        #expect(written == ["€\u{A0}9,9905", "€9.9905", "9,9905\u{A0}€", "9,9905\u{A0}€"])
    }

    @Test("write quantities with the language's decimal sign")
    func decimals() {
        #expect(FormattedDecimal("1.5", in: .dutch).description == "1,5")
        #expect(FormattedDecimal("1.5", in: .english).description == "1.5")
    }

    @Test("write dates out")
    func dates() throws {
        let texts = try Texts()
        func written(_ day: Int, _ language: Language) -> String {
            FormattedDate(day: day, month: 3, year: 2026, phrases: LocalizedTexts(texts, in: language)).description
        }
        #expect(
            Language.allCases.map { written(24, $0) } == [
                "24 maart 2026", "24 March 2026", "24. März 2026", "24 mars 2026",
            ])
        #expect(written(1, .french) == "1er mars 2026")
    }
}
