import Domain

/// A company that sells or buys, as the rules want it: in the Netherlands with its number in the trade register
/// (BR-NL-1, BR-NL-10) and a whole address (BR-NL-3, BR-NL-4).
struct TradeParty {
    let name: String
    let number: ChamberOfCommerceNumber
    /// In its official form.
    let vatNumber: String?
    let address: Address
    private var contact: (phone: String?, email: String?)?

    init?(seller: MerchantProfile) {
        guard let number = seller.chamberOfCommerceNumber, let address = seller.address else { return nil }
        self.init(name: seller.companyName, number, seller.vatNumber, address)
        contact = (seller.phone?.text, seller.email?.text)
    }

    init?(_ company: Company, at address: Address) {
        self.init(name: company.name.text, company.chamberOfCommerceNumber, company.vatNumber, address)
    }

    private init?(name: String, _ number: ChamberOfCommerceNumber, _ vatNumber: VATNumber?, _ address: Address) {
        if address.country == .netherlands {
            guard let dutch = number.dutchForm, address.street != nil, address.city != nil else { return nil }
            self.number = dutch
        } else {
            self.number = number
        }
        self.name = name.oneLine
        self.vatNumber = vatNumber?.official
        self.address = address
    }

    var element: XMLElement {
        XMLElement(
            "cac:Party",
            [
                number.isDutch ? XMLElement("cbc:EndpointID", number.text, Self.tradeRegister) : nil,
                XMLElement("cac:PartyName", [XMLElement("cbc:Name", name)]), addressElement,
                vatNumber.map { number in
                    XMLElement(
                        "cac:PartyTaxScheme",
                        [
                            XMLElement("cbc:CompanyID", number),
                            XMLElement("cac:TaxScheme", [XMLElement("cbc:ID", "VAT")]),
                        ])
                },
                XMLElement(
                    "cac:PartyLegalEntity",
                    [XMLElement("cbc:RegistrationName", name), Self.companyID(number)]),
                contactElement,
            ])
    }

    /// Of the Dutch trade register, as ISO 6523 numbers it; of any other one as it is.
    static func companyID(_ number: ChamberOfCommerceNumber) -> XMLElement {
        number.isDutch
            ? XMLElement("cbc:CompanyID", number.text, tradeRegister) : XMLElement("cbc:CompanyID", number.text)
    }

    private static let tradeRegister = ("schemeID", "0106")

    private var addressElement: XMLElement {
        XMLElement(
            "cac:PostalAddress",
            [
                XMLElement("cbc:StreetName", address.streetAndHouse.oneLine),
                address.city.map { XMLElement("cbc:CityName", $0.text) },
                XMLElement("cbc:PostalZone", address.postalCode.text),
                XMLElement("cac:Country", [XMLElement("cbc:IdentificationCode", address.country.text)]),
            ])
    }

    private var contactElement: XMLElement? {
        guard let contact, contact.phone != nil || contact.email != nil else { return nil }
        return XMLElement(
            "cac:Contact",
            [
                contact.phone.map { XMLElement("cbc:Telephone", $0) },
                contact.email.map { XMLElement("cbc:ElectronicMail", $0) },
            ])
    }
}

extension ChamberOfCommerceNumber {
    /// Eight digits, whatever stands around them: `KvK 12345678`.
    fileprivate var dutchForm: ChamberOfCommerceNumber? {
        let digits = ChamberOfCommerceNumber(text.filter { $0.isASCII && $0.isNumber })
        return digits.flatMap { $0.isDutch ? $0 : nil }
    }
}
