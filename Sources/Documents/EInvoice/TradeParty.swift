import Domain

/// Company that sells or buys. In the Netherlands it needs a number of the trade register (BR-NL-1, BR-NL-10) and a
/// complete address (BR-NL-3, BR-NL-4). Numbers have no dots, and the scheme of their register (ISO 6523) if it is
/// known.
struct TradeParty {
    let name: String
    let number: RegisteredNumber
    /// VAT number in its official form.
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
        self.number = RegisteredNumber(number, in: address.country)
        if address.country == .netherlands {
            guard self.number.scheme == .netherlands, address.street != nil, address.city != nil else { return nil }
        }
        self.name = name.singleLine
        self.vatNumber = vatNumber?.officialForm
        self.address = address
    }

    var element: XMLElement {
        XMLElement(
            "cac:Party",
            [
                number.scheme == nil ? nil : number.element("cbc:EndpointID"),
                XMLElement("cac:PartyName", [XMLElement("cbc:Name", name)]), address.element("cac:PostalAddress"),
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
                    [XMLElement("cbc:RegistrationName", name), number.element("cbc:CompanyID")]),
                contactElement,
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
