import DocumentSamples
import Domain
import Foundation
import Testing

@testable import Documents

@Suite("Long and foreign texts on paper")
struct LongTextTests {
    private let dutchTime: DutchCalendar
    private let renderer: DocumentRenderer

    init() throws {
        dutchTime = try #require(DutchCalendar())
        renderer = try DocumentRenderer(brand: .standard(isSandbox: true))
    }

    private func invoice(_ descriptions: [String]) throws -> CustomerDocument {
        var order = SampleOrder(
            .consumer(descriptions.map { OrderLine.line($0, price: "1.00") }), dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        return try #require(order.document(.invoice))
    }

    /// 500 scalars of a kind, others for each line.
    private static func text(_ kind: Kind, line: Int) -> String {
        var random = UInt64(line + 1) &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: UInt32) -> UInt32 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(random >> 33) % bound
        }
        var text = String.UnicodeScalarView()
        for index in 0..<FieldLimits.itemDescription {
            let value: UInt32 =
                switch kind == .mixed ? Kind.allCases[Int(next(6))] : kind {
                case .word: 0x61 + next(26)
                case .chinese: 0x4E00 + next(20_000)
                case .arabic: 0x627 + next(36)
                case .thai: 0xE01 + next(46)
                case .emoji: 0x1F300 + next(0x280)
                case .marks, .mixed: index % 4 == 0 ? 0x61 + next(26) : 0x300 + next(0x40)
                }
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }

    enum Kind: String, CaseIterable, Sendable {
        case word, chinese, arabic, thai, emoji, marks, mixed
    }

    @Test("A hundred lines of 500 characters are bounded, whatever script they are in", arguments: Kind.allCases)
    func worst(kind: Kind) throws {
        let invoice = try invoice((0..<100).map { Self.text(kind, line: $0) })
        let pdf = try renderer.pdf(invoice, in: .english)
        let (words, pages) = try Poppler.reading(pdf) { (try $0.words(), try $0.information()) }
        let count = try #require(pages.firstMatch(of: /Pages: +(\d+)/)).1
        #expect(try #require(Int(count)) <= 20, "\(count) pages")
        #expect(words.contains { $0.text.contains("€100.00") })
        #expect(words.contains { $0.text.contains("NADE") })
    }

    @Test("A text that is cut ends in an ellipsis; a text that fits is complete; an ordinary order is never cut")
    func cutting() throws {
        let text = try Poppler.reading(
            renderer.pdf(
                invoice((1...100).map { "Artikel\($0) " + String(repeating: "lang ", count: 98) }), in: .english)
        ) { try $0.text() }
        #expect(text.components(separatedBy: "…").count == 101)
        for line in 1...100 { #expect(text.contains("Artikel\(line) "), "\(line)") }
        let one = try Poppler.reading(
            renderer.pdf(invoice([String(repeating: "woord ", count: 83) + "einde"] + ["kort"]), in: .english)
        ) { try $0.text() }
        #expect(one.contains("einde") && !one.contains("…"))
    }

    @Test("Texts share the room: only the longest are cut, between two characters, and each keeps its beginning")
    func sharing() {
        #expect(TextBudget(["a", "b"]).maxLength == .max)
        let long = String(repeating: "x", count: 8_000)
        let budget = TextBudget(["short", long, long])
        #expect(budget.maxLength == (TextBudget.maxLength - 5) / 2)
        #expect(budget.fit("short") == "short")
        #expect(budget.fit(long).unicodeScalars.count == budget.maxLength)
        let many = TextBudget(Array(repeating: long, count: 500))
        #expect(many.maxLength == TextBudget.minLength)
        // A letter with its marks is not torn apart.
        let marked = String(repeating: "e\u{301}\u{302}", count: 100)
        #expect(many.fit(marked).dropLast() == marked.prefix(13))
        #expect(TextBudget([]).maxLength == .max)
    }

    @Test("Characters that no font has become squares, one for each, and what stands beside them stays")
    func unknown() throws {
        // The last plane of private use: no font has it.
        let text = try Poppler.reading(renderer.pdf(invoice(["Lamp \u{10E123}\u{10FFFD} Oslo"]), in: .english)) {
            try $0.text()
        }
        #expect(text.contains("Lamp □□ Oslo"), "\(text)")
    }

    @Test(
        "Thousands of small payments are one sum and the latest fifty entries; the account still comes to what is due")
    func manyPayments() throws {
        var order = SampleOrder(.consumer(), dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        for _ in 0..<300 { try order.handle(.receivePayment(Money(cents: 2))) }
        let invoice = try #require(order.document(.invoice))
        let text = try Poppler.reading(renderer.pdf(invoice, in: .english)) { try $0.text() }
            .replacing("\u{A0}", with: " ")
        #expect(text.components(separatedBy: "thank you").count == ShownEntries.maxRows)
        #expect(text.contains("Earlier credits, payments and costs"))
        // 251 of 2 cents, and 49 one by one.
        #expect(text.contains("€5.02"), "\(text)")
        #expect(text.contains("€115.00"))
    }
}
