import DocumentSamples
import Documents
import Domain
import Testing

@Suite("VAT reasons on the paper invoice")
struct SupplyLetterTests {
    private let dutchTime: DutchCalendar
    private let renderer: DocumentRenderer

    init() throws {
        dutchTime = try #require(DutchCalendar())
        renderer = try DocumentRenderer(brand: .standard(isSandbox: true))
    }

    private func printed(_ content: OrderContent, number: String = "17", in language: Language = .dutch) throws
        -> String
    {
        var order = SampleOrder(content, number: number, dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: "3SPARCEL"))
        let invoice = try #require(order.document(.invoice))
        return try Poppler.reading(renderer.pdf(invoice, in: language)) { try $0.text() }
            .replacing("\u{A0}", with: " ")
    }

    @Test("A company's VAT number and KvK number, and the day of delivery")
    func company() throws {
        var content = OrderContent.business()
        let dutch = try printed(content)
        for part in ["Uw KvK-nummer", "87654321", "Uw btw-nummer", "NL876543214B01", "Leverdatum", "2 november 2026"] {
            #expect(dutch.contains(part), "\(part) in \(dutch)")
        }
        content.customer.company?.vatNumber = VATNumber("BE 0123.456.749")
        content.deliveryDate = CivilDate("05-12-2026")
        let english = try printed(content, in: .english)
        #expect(english.contains("BE0123456749") && english.contains("5 December 2026"), "\(english)")
        #expect(try !printed(.consumer()).contains("Uw btw-nummer"))
    }

    @Test("Why no VAT is charged, and on what, also for consumers")
    func reasons() throws {
        let reasons: [(VATExemption.Reason, String?, String)] = [
            (.reverseCharge, nil, "Btw verlegd (€ 100,00)"),
            (.intraCommunity, nil, "Intracommunautaire levering (€ 100,00)"),
            (.export, "MRN 26NL1", "Uitvoer buiten de Europese Unie (€ 100,00): MRN 26NL1"),
            (.exempt, nil, "Vrijgesteld van btw (€ 100,00)"),
            (.exempt, "Onderwijs", "Onderwijs (€ 100,00)"),
        ]
        for (reason, words, sentence) in reasons {
            var line = OrderLine.line("Stoel", price: "100", vat: "0")
            line.vatExemption = VATExemption(reason, text: words)
            for content in [OrderContent.business([line]), .consumer([line])] {
                let text = try printed(content)
                #expect(text.contains(sentence), "\(sentence) in \(text)")
            }
        }
        #expect(try !printed(.business()).contains("Vrijgesteld"))
    }

    @Test("A reason stays on the totals' page where only the request to pay goes on to the next")
    func reasonBesideTotals() throws {
        var exempt = OrderLine.line("Les", price: "10", vat: "0")
        exempt.vatExemption = VATExemption(.exempt, text: "Onderwijsvrijstelling")
        let pages = try (1...12).map { count in
            let lines = (0..<count).map { OrderLine.line("Stoel \($0)", price: "10") } + [exempt]
            var order = SampleOrder(.business(lines), dutchTime: dutchTime)
            try order.handle(.start(trackAndTrace: nil))
            let invoice = try #require(order.document(.invoice))
            let words = try Poppler.reading(renderer.pdf(invoice, in: .dutch)) { try $0.words() }
            let reason = try #require(words.first { $0.text == "Onderwijsvrijstelling" })
            let account = try #require(words.last { $0.text == "IBAN" })
            return [reason.page, account.page]
        }
        #expect(pages.contains([1, 2]), "\(pages)")
    }

    @Test("Where the goods go, the parcel's code, the shop's own texts, and where a copy goes")
    func shipping() throws {
        var content = OrderContent.consumer()
        let plain = try printed(content)
        #expect(!plain.contains("Afleveradres"))
        #expect(plain.contains("Track en trace: 3SPARCEL"))
        content.delivery = Delivery(
            address: try #require(MerchantProfile.lampenier.address), companyName: nil, firstName: "Bo",
            lastName: "Bos")
        content.references.variables = ["Filiaal 7", "", "Actie 11"]
        content.references.secondEmail = EmailAddress("boekhouding@voorbeeld.example")
        let text = try printed(content)
        for part in [
            "Afleveradres", "Bo Bos", "3511 KX", "Kenmerk van de winkel: Filiaal 7", "Kenmerk van de winkel: Actie 11",
            "Kopie van de factuur aan: boekhouding@voorbeeld.example",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test("A number that is longer than its line continues without a hyphen")
    func hyphens() throws {
        let number = String(repeating: "W", count: 46)
        let text = try printed(.consumer(), number: number)
        let parts = text.split(separator: " ").filter {
            $0.hasSuffix("WWW") || $0.contains("WWW-") || $0.contains("WWW‐")
        }
        #expect(parts.count > 2, "\(text)")
        #expect(!parts.contains { $0.contains("-") || $0.contains("\u{2010}") }, "\(parts)")
    }

    @Test("Fonts are those of the fixed list, and what they lack is a square, whatever the machine has")
    func fonts() throws {
        let line = OrderLine.line("лампа مصباح ไฟ ⸎ 💡 ☎\u{FE0F} \u{1F9D1}\u{200D}\u{1F33E}.", price: "10")
        var order = SampleOrder(.consumer([line]), dutchTime: dutchTime)
        try order.handle(.start(trackAndTrace: nil))
        let invoice = try #require(order.document(.invoice))
        try Poppler.reading(renderer.pdf(invoice, in: .dutch)) { pdf in
            for font in try pdf.fonts().split(separator: "\n").dropFirst(2) {
                #expect(font.contains("Inter") || font.contains("NotoSans"), "\(font)")
                #expect(!font.contains("Type 3"), "\(font)")
            }
            let text = try pdf.text()
            #expect(text.contains("лампа") && text.contains("□"), "\(text)")
            #expect(!text.contains("💡"), "\(text)")
        }
    }
}
