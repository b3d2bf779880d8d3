import DocumentSamples
import Domain
import Testing

@testable import Documents

@Suite("Documents in every language")
struct LanguageLetterTests {
    private let dutchTime: DutchCalendar
    private let renderer: DocumentRenderer

    init() throws {
        dutchTime = try #require(DutchCalendar())
        renderer = try DocumentRenderer(brand: .standard(isSandbox: true))
    }

    private func started(_ content: OrderContent = .consumer(), agreement: Agreement = .standard[0]) throws
        -> SampleOrder
    {
        var order = SampleOrder(content, agreement: agreement, dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: "3SPARCEL"))
        return order
    }

    /// Text of the document, with ordinary spaces for non-breaking ones.
    private func printed(_ document: CustomerDocument?, in language: Language) throws -> String {
        try Poppler.reading(renderer.pdf(#require(document), in: language)) { try $0.text() }
            .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }

    private static let files: [Language: [UInt8]] = [
        .dutch: PackageResources.nl_texts, .english: PackageResources.en_texts,
        .german: PackageResources.de_texts, .french: PackageResources.fr_texts,
    ]

    @Test("Have the same texts with the same blanks in them", arguments: Language.allCases)
    func texts(language: Language) throws {
        let texts = try Texts(files: Self.files)
        let (dutch, other) = (texts.all(in: .dutch), texts.all(in: language))
        #expect(Set(other.keys) == Set(dutch.keys))
        for (key, text) in dutch {
            #expect(Self.blanks(other[key] ?? "") == Self.blanks(text), "\(language.code) \(key)")
        }
    }

    private static func blanks(_ text: String) -> Set<String> {
        Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.1) })
    }

    @Test(
        "Are in the language of where the customer lives",
        arguments: [
            ("NL", .dutch), ("BE", .dutch), ("DE", .german), ("AT", .german), ("FR", .french), ("LU", .french),
            ("IE", .english), ("ES", .english),
        ] as [(String, Language)])
    func language(country: String, language: Language) throws {
        var customer = OrderContent.consumer().customer
        let code = try #require(CountryCode(country))
        customer.address = Address(
            street: "Hauptstrasse", houseNumber: try #require(HouseNumber("1")), houseExtension: nil,
            postalCode: customer.address.postalCode, city: CityName("Ort"), country: code)
        #expect(DocumentRenderer.language(for: customer) == language)
    }

    @Test(
        "Write sentences, days, amounts and rates as each language does",
        arguments: [
            (
                .german,
                [
                    "Rechnung", "Am 2. November 2026 haben Sie bei De Lampenier B.V. bestellt.",
                    "De Lampenier B.V. hat diese Forderung an uns abgetreten.", "19. November 2026", "1.210,00 €",
                    "12,10 €", "MwSt. 21 % auf 1.000,00 €", "Verwendungszweck", "Oder zahlen Sie online",
                ]
            ),
            (
                .french,
                [
                    "Facture", "Le 2 novembre 2026, vous avez commandé chez De Lampenier B.V.",
                    "De Lampenier B.V. nous a cédé cette créance.", "19 novembre 2026", "1 210,00 €", "12,10 €",
                    "TVA 21 % sur 1 000,00 €", "Bénéficiaire", "Ou payez en ligne",
                ]
            ),
        ] as [(Language, [String])])
    func invoices(language: Language, parts: [String]) throws {
        var order = try started(.consumer([.line("Lampe", quantity: "100", price: "12.10")]))
        order.wait(for: .invoice)
        let invoice = try #require(order.document(.invoice))
        let bytes = try renderer.pdf(invoice, in: language, payAddress: "https://pay.example.com/pay/x")
        let text = try Poppler.reading(bytes) { try $0.text() }
            .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
        for part in parts { #expect(text.contains(part), "\(part) in \(text)") }
    }

    @Test("Name the term and the exact costs in a final notice")
    func notices() throws {
        var order = try started()
        order.wait(for: .statutoryNotice)
        let notice = order.document(.statutoryNotice)
        let german = try printed(notice, in: .german)
        #expect(german.contains("innerhalb von vierzehn Tagen ab dem Tag nach der Zustellung dieses Schreibens"))
        #expect(german.contains("außergerichtliche Inkassokosten von 40,00 € zahlen"), "\(german)")
        let french = try printed(notice, in: .french)
        #expect(
            french.contains("dans les quatorze jours à compter du lendemain du jour où cette lettre vous a été remise"))
        #expect(french.contains("40,00 € de frais de recouvrement extrajudiciaires"), "\(french)")
    }

    @Test("Write a price that is more exact than a cent with its digits in the number")
    func exactPrices() throws {
        let order = try started(.business([.net("0.0499", quantity: "100")]), agreement: .standard[1])
        #expect(try printed(order.document(.invoice), in: .german).contains("0,0499 €"))
        #expect(try printed(order.document(.invoice), in: .dutch).contains("€ 0,0499"))
    }

    @Test("Say whose claim it is: the platform's where it guarantees payment, else the shop's")
    func claims() throws {
        var assigned = try started()
        assigned.wait(for: .reminder)
        let invoice = try printed(assigned.document(.invoice), in: .dutch)
        #expect(invoice.contains("De Lampenier B.V. heeft deze rekening aan ons overgedragen."), "\(invoice)")
        #expect(try !printed(assigned.document(.reminder), in: .dutch).contains("namens"))
        var agent = try started(agreement: .standard[2])
        agent.wait(for: .reminder, 2)
        for document in [agent.document(.invoice), agent.document(.reminder), agent.document(.reminder, 2)] {
            let text = try printed(document, in: .dutch)
            #expect(text.contains("Wij innen dit bedrag namens De Lampenier B.V."), "\(text)")
            #expect(!text.contains("overgedragen"), "\(text)")
        }
    }

    @Test("Have room for every label, however long it is", arguments: Language.allCases)
    func room(language: Language) throws {
        var company = OrderContent.business()
        company.customer.address = Address(
            street: "Meir", houseNumber: try #require(HouseNumber("1")), houseExtension: nil,
            postalCode: try #require(PostalCode("2000", in: .belgium)), city: CityName("Antwerpen"), country: .belgium)
        company.references.merchantInvoiceNumber = "2026-000123"
        company.references.debtorNumber = "K-4711"
        var orders = [try started(company, agreement: .standard[1]), try started()]
        for index in orders.indices {
            orders[index].wait(for: .invoice)
            try orders[index].handle(
                .credit(.init(amount: Money(cents: 1_295), returnCosts: Money(cents: 495), number: "CR-77")))
            orders[index].wait(for: .collectionNotice)
        }
        for document in orders.flatMap(\.documents) {
            try Poppler.reading(renderer.pdf(document, in: language)) { pdf in
                let words = try pdf.words()
                for (index, word) in words.enumerated() {
                    #expect(word.xMin >= 55 && word.xMax <= 541, "\(word) of \(document.number.text) is off the page")
                    for other in words[(index + 1)...] where word.overlaps(other) {
                        Issue.record("\(word) and \(other) of \(document.number.text) overlap")
                    }
                }
            }
        }
    }
}
