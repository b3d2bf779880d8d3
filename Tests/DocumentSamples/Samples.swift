package import Domain

extension MerchantProfile {
    /// A shop with everything filled in.
    package static let lampenier: MerchantProfile = {
        var shop = MerchantProfile(companyName: "De Lampenier B.V.")
        shop.chamberOfCommerceNumber = ChamberOfCommerceNumber("12345678")
        shop.vatNumber = VATNumber("NL123456782B90")
        shop.address = Address(
            street: "Kerkstraat", houseNumber: HouseNumber("28")!, houseExtension: HouseExtension("a"),
            postalCode: PostalCode("3511KX", in: .netherlands)!, city: CityName("Utrecht"), country: .netherlands)
        shop.email = EmailAddress("hallo@lampenier.example")
        shop.phone = PhoneNumber("0301234567")
        shop.website = "https://lampenier.example"
        return shop
    }()
}

extension OrderContent {
    /// A consumer's order of these lines.
    package static func consumer(_ lines: [OrderLine] = OrderLine.lamps) -> OrderContent {
        OrderContent(
            date: CivilDate("02-11-2026")!,
            customer: Customer(
                person: Person(
                    firstName: "Johanna", initials: "J.", lastName: "de Vries", sex: .female,
                    birthDate: CivilDate("14-06-1984")),
                company: nil, phone: PhoneNumber("0612345678")!, email: EmailAddress("johanna@voorbeeld.example")!,
                address: .damrak),
            delivery: nil, lines: lines, references: OrderReferences(), directDebit: nil)
    }

    /// A company's order of these lines.
    package static func business(_ lines: [OrderLine] = OrderLine.lamps) -> OrderContent {
        var content = consumer(lines)
        content.customer.company = Company(
            name: CompanyName("Bakkerij Van Dam")!, chamberOfCommerceNumber: ChamberOfCommerceNumber("87654321")!,
            vatNumber: VATNumber("NL876543214B01"))
        content.references.additionalText = "Inkooporder 4711"
        return content
    }
}

extension Address {
    package static let damrak = Address(
        street: "Damrak", houseNumber: HouseNumber("1")!, houseExtension: nil,
        postalCode: PostalCode("1012LG", in: .netherlands)!, city: CityName("Amsterdam"), country: .netherlands)
}

extension OrderLine {
    package static func line(
        _ description: String, quantity: String = "1", price: String, vat: String = "21", includesVAT: Bool = true,
        isNet: Bool = false
    ) -> OrderLine {
        let amount = ExactDecimal(price)!
        return OrderLine(
            code: nil, description: description, quantity: ExactDecimal(quantity)!,
            unitPrice: includesVAT && !isNet ? .includingVAT(amount) : .excludingVAT(amount), vatRate: VATRate(vat)!,
            isNet: isNet)!
    }

    /// A company's line with a price excluding VAT.
    package static func net(
        _ price: String, quantity: String = "1", vat: String = "21", for description: String = "Net"
    ) -> OrderLine {
        line(description, quantity: quantity, price: price, vat: vat, isNet: true)
    }

    /// 121 euros in three lines, with two VAT rates and a discount.
    package static let lamps: [OrderLine] = [
        line("Bureaulamp Oslo, messing", quantity: "2", price: "59.00"),
        line("Handboek Licht in huis", price: "12.95", vat: "9"),
        line("Welkomstkorting", price: "-9.95"),
    ]
}
