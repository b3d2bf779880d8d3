import DocumentSamples
import Documents
import Domain
import Foundation
import Testing

@Suite("Documents on paper")
struct LetterTests {
    private let dutchTime: DutchCalendar
    private let brand = Brand.standard(isSandbox: true)
    private let renderer: DocumentRenderer

    init() throws {
        dutchTime = try #require(DutchCalendar())
        renderer = try DocumentRenderer(brand: brand)
    }

    private func started(_ content: OrderContent = .consumer()) throws -> SampleOrder {
        var order = SampleOrder(content, dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        return order
    }

    /// With an ordinary blank for each that does not break.
    private static func spaced(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }

    private func money(_ amount: Money, _ language: Language) -> String {
        Self.spaced(FormattedAmount(cents: amount.cents, in: language).description)
    }

    @Test("name every line, amount and number they are made of, in every language")
    func everything() throws {
        var order = try started()
        order.wait(for: .invoice)
        try order.handle(.credit(.init(amount: Money(cents: 1_295), description: "Boek retour", number: "CR-77")))
        order.wait(for: .statutoryNotice)
        try order.handle(.receivePayment(Money(cents: 2_000)))
        order.wait(for: .collectionNotice)
        for document in order.documents {
            for language in Language.allCases {
                let text = Self.spaced(try Poppler.reading(renderer.pdf(document, in: language)) { try $0.text() })
                let amounts =
                    document.statement.entries.map(\.amount) + [document.statement.amountDue, document.statement.total]
                    + (document.kind == .invoice ? order.order.content.lines.map(\.total) : [])
                    + (document.kind == .invoice
                        ? document.vat.subtotals.flatMap { [$0.vat, $0.net] } : [])
                    + (document.kind == .statutoryNotice ? [document.announcedCollectionCosts] : [])
                    + (document.credit.map { [$0.amount] + $0.vat.subtotals.map(\.vat) } ?? [])
                for amount in amounts {
                    #expect(text.contains(money(amount, language)), "\(document.number.text): \(amount) in \(text)")
                }
                let names = [
                    document.number.text, document.invoiceNumber.text, brand.legalName, "De Lampenier B.V.",
                    "Johanna de Vries", "1012 LG", "12345678", brand.account.iban.grouped,
                    document.paymentReference.grouped,
                ]
                for name in names { #expect(text.contains(name), "\(document.number.text): \(name) in \(text)") }
            }
        }
    }

    @Test("give a consumer the statutory term in the words of the law, and the exact costs")
    func statutoryWording() throws {
        var order = try started()
        order.wait(for: .statutoryNotice)
        let notice = try #require(order.document(.statutoryNotice))
        let dutch = try Poppler.reading(renderer.pdf(notice, in: .dutch)) { try $0.text() }
        #expect(dutch.contains("binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"))
        #expect(
            dutch.replacing("\u{A0}", with: " ").contains("ook € 40,00 aan buitengerechtelijke incassokosten betalen"))
        let english = try Poppler.reading(renderer.pdf(notice, in: .english)) { try $0.text() }
        #expect(english.contains("within fourteen days, counting from the day after this letter is delivered to you"))
        #expect(english.contains("extrajudicial collection costs of €40.00"))
    }

    @Test("have each line once, wherever a page ends", arguments: 1...45)
    func pageEnds(count: Int) throws {
        var order = try started(.consumer((1...count).map { OrderLine.line("Artikel \($0)", price: "1.00") }))
        order.wait(for: .invoice)
        try order.handle(.receivePayment(Money(cents: 1)))
        let invoice = try #require(order.document(.invoice))
        let words = try Poppler.reading(renderer.pdf(invoice, in: .english)) { try $0.words() }
        for page in 1...(words.map(\.page).max() ?? 1) {
            #expect(words.count { $0.page == page && $0.text == "Description" } <= 1, "page \(page)")
        }
        #expect(words.count { $0.text == "thank" } == 1)
        #expect(words.count { $0.text == "due" } == 1)
        #expect(words.count { $0.text == "Artikel" } == count)
    }

    @Test("show a company amounts without VAT, and what VAT comes to")
    func company() throws {
        let invoice = try #require(try started(.business()).document(.invoice))
        let text = try Poppler.reading(renderer.pdf(invoice, in: .english)) { try $0.text() }
            .replacing("\u{A0}", with: " ")
        for part in ["Bakkerij Van Dam", "Attn: Johanna de Vries", "€97.52", "€101.18", "Total excluding VAT"] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(!text.contains("€118.00"))
    }

    @Test("carry the code that banking apps read, saying what is due, to whom and for what")
    func code() throws {
        let invoice = try #require(try started().document(.invoice))
        let code = try Poppler.reading(renderer.pdf(invoice, in: .dutch)) { try $0.code() }
        #expect(
            code == """
                BCD
                002
                1
                SCT

                Naderhand Voorbeeld B.V.
                NL04NADE0123456789
                EUR121.00


                5000056789012345
                """)
    }

    @Test("ask for nothing when nothing is due")
    func paid() throws {
        var order = try started()
        order.wait(for: .invoice)
        try order.handle(.receivePayment(order.order.total))
        let invoice = try #require(order.document(.invoice))
        let text = try Poppler.reading(renderer.pdf(invoice, in: .english)) { try $0.text() }
        #expect(text.contains("Everything has been paid"))
        #expect(!text.contains(brand.account.iban.grouped))
    }

    @Test("are the same bytes for the same state, and others once something happened")
    func sameBytes() throws {
        var order = try started()
        order.wait(for: .invoice)
        let invoice = try #require(order.document(.invoice))
        let first = try renderer.pdf(invoice, in: .dutch)
        #expect(try renderer.pdf(try #require(order.document(.invoice)), in: .dutch) == first)
        #expect(try DocumentRenderer(brand: brand).pdf(invoice, in: .dutch) == first)
        #expect(try renderer.pdf(invoice, in: .english) != first)
        try order.handle(.receivePayment(Money(cents: 1)))
        #expect(try renderer.pdf(try #require(order.document(.invoice)), in: .dutch) != first)
    }

    @Test(
        "write rates with the language's decimal sign",
        arguments: [(Language.dutch, "5,5%"), (.english, "5.5%"), (.german, "5,5 %"), (.french, "5,5 %")])
    func decimalRates(language: Language, rate: String) throws {
        let content = OrderContent.consumer([.line("Livre", price: "105.50", vat: "5.5")])
        let invoice = try #require(try started(content).document(.invoice))
        let text = try Poppler.reading(renderer.pdf(invoice, in: language)) { try $0.text() }
        #expect(Self.spaced(text).contains(rate), "\(text)")
    }

    @Test("name their kind, in tagged text of embedded fonts on A4")
    func form() throws {
        let invoice = try #require(try started().document(.invoice))
        try Poppler.reading(renderer.pdf(invoice, in: .english)) { pdf in
            let information = try pdf.information()
            for fact in ["Invoice 1LMPO2026-11-02-17", "(A4)", "Naderhand Voorbeeld B.V.", "Order O2026.11.02.17"] {
                #expect(information.contains(fact), "\(fact) in \(information)")
            }
            #expect(information.contains(/Tagged: +yes/))
            for font in try pdf.fonts().split(separator: "\n").dropFirst(2) {
                #expect(font.contains("Inter"), "\(font)")
                #expect(font.contains(/yes yes yes/), "\(font)")
            }
        }
    }

    @Test(
        "clip and overlap nothing, whatever is written on them",
        arguments: [
            String(repeating: "Handgeblazen glas met koperen voet. ", count: 14), String(repeating: "W", count: 500),
            "één\nregel\r\nen\tnog \u{2028}een\u{1}", "<b>&\"'</b>", "灯 лампа مصباح 💡", "",
        ], Language.allCases)
    func nothingClipped(description: String, language: Language) throws {
        let text = String(description.prefix(500))
        let lines = (1...100).map { OrderLine.line($0 % 9 == 1 ? text : "Artikel \($0)", price: "9999.95") }
        var content = OrderContent.consumer(lines)
        content.references.additionalText = String(repeating: "kenmerk ", count: 31)
        content.references.debtorNumber = "123456789012345678901234567890"
        content.customer.person.lastName = String(repeating: "Van der ", count: 8) + "Berg"
        let invoice = try #require(try started(content).document(.invoice))
        try Poppler.reading(renderer.pdf(invoice, in: language)) { pdf in
            let words = try pdf.words()
            #expect(words.count > 600)
            for word in words {
                #expect(
                    word.xMin >= 55 && word.xMax <= 541 && word.yMin >= 20 && word.yMax <= 825,
                    "\(word) is off the page")
            }
            // What no font of the machine has stands as a box with its number in it, in two narrow rows.
            let letters = words.filter { $0.yMax - $0.yMin > 7 }
            for (index, word) in letters.enumerated() {
                for other in letters[(index + 1)...].prefix(60) where word.overlaps(other) {
                    Issue.record("\(word) and \(other) overlap")
                }
            }
            for number in (1...100) where number % 9 != 1 {
                #expect(words.contains { $0.text == "\(number)" }, "line \(number)")
            }
        }
    }
}
