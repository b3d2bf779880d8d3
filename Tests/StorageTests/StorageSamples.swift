import Domain
import Testing

/// Order contents to store: a plain one, a full one, and one of everything that is hard to write down.
enum StorageSamples {
    static func content() throws -> OrderContent {
        OrderContent(
            date: try #require(CivilDate(year: 2026, month: 11, day: 23)), customer: try customer(lastName: "Jansen"),
            delivery: nil, lines: [try line("Lamp")], references: OrderReferences(), directDebit: nil)
    }

    static func contents() throws -> [OrderContent] {
        let plain = try content()
        var full = plain
        full.customer.company = Company(
            name: try #require(CompanyName("Bakkerij \"De Zon\"")),
            chamberOfCommerceNumber: try #require(ChamberOfCommerceNumber("KvK12345")),
            vatNumber: VATNumber("NL123456789B01"))
        full.customer.person.birthDate = CivilDate(year: 1980, month: 2, day: 29)
        full.customer.person.sex = .female
        full.delivery = Delivery(
            address: plain.customer.address, companyName: "Zn & co", firstName: nil, lastName: "O'Neill")
        full.directDebit = DirectDebit(
            account: try #require(IBAN("NL91ABNA0417164300")), holder: "A. Jansen", mandateID: "12", mandateType: .first
        )
        full.references.additionalText = "tekst"
        full.references.variables = ["a", "", "\"c\""]
        full.references.ipAddress = IPAddress("::1")
        full.references.secondEmail = EmailAddress("copy@example.com")
        full.references.trackAndTrace = "3S/1\\2"
        full.references.debtorNumber = "D1"
        full.references.merchantInvoiceNumber = "M_1"
        full.deliveryDate = CivilDate(year: 2026, month: 12, day: 1)
        full.lines[0].vatExemption = VATExemption(.exempt, text: "\"art. 11\" Wet OB")
        let hard = [
            "\"\\/\u{8}\u{C}\n\r\t", "\u{0}\u{1F}\u{7F}\u{2028}", "é€🙂𐍈", "</script>",
            String(repeating: "ß", count: 500),
        ]
        let odd = try hard.map { text in
            var content = plain
            content.customer.person.lastName = text
            content.lines = try [line(text), line(nil)]
            return content
        }
        var net = plain
        net.lines = try [line("Lamp", isNet: true), line("Chair")]
        return [plain, full] + odd + [net]
    }

    private static func customer(lastName: String) throws -> Customer {
        Customer(
            person: Person(firstName: "Anna", initials: nil, lastName: lastName, sex: nil, birthDate: nil),
            company: nil,
            phone: try #require(PhoneNumber("0612345678")), email: try #require(EmailAddress("anna@example.com")),
            address: Address(
                street: "Damrak", houseNumber: try #require(HouseNumber("1")), houseExtension: HouseExtension("A"),
                postalCode: try #require(PostalCode("1012 JS", in: .netherlands)), city: CityName("Amsterdam"),
                country: .netherlands))
    }

    static func line(_ description: String?, isNet: Bool = false) throws -> OrderLine {
        let (price, rate) = (try #require(ExactDecimal("8.264463")), try #require(VATRate("1.21")))
        let line = OrderLine(
            code: description == nil ? nil : "L1", description: description, quantity: ExactDecimal(integer: 2),
            unitPrice: .excludingVAT(price), vatRate: rate, isNet: isNet)
        return try #require(line)
    }
}
