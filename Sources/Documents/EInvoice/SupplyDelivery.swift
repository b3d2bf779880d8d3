import Domain

/// When the goods are delivered and where, as electronic invoices say it.
struct SupplyDelivery {
    private let date: CivilDate?
    private let delivery: Delivery?
    private let address: Address?

    init(_ document: CustomerDocument, categories: [VATCategory]) {
        date = document.deliveredOn
        delivery = document.particulars.delivery
        // The country of an intra-community supply is always told (BR-IC-12).
        let isTold = delivery != nil || categories.contains(.intraCommunity)
        address = isTold ? document.content.deliverTo : nil
    }

    /// Nothing where there is nothing to say (PEPPOL-EN16931-R008).
    var element: XMLElement? {
        guard date != nil || address != nil else { return nil }
        return XMLElement(
            "cac:Delivery",
            [
                date.map { XMLElement("cbc:ActualDeliveryDate", $0.iso) },
                address.map { XMLElement("cac:DeliveryLocation", [$0.element("cac:Address")]) },
                recipient.map {
                    XMLElement("cac:DeliveryParty", [XMLElement("cac:PartyName", [XMLElement("cbc:Name", $0)])])
                },
            ])
    }

    private var recipient: String? { delivery?.recipient }
}

extension Delivery {
    /// Whom the goods go to, where the shop named them.
    var recipient: String? {
        let person = [firstName, lastName].compactMap(\.self).joined(separator: " ")
        let name = [companyName, person.isEmpty ? nil : person].compactMap(\.self).joined(separator: ", ").singleLine
        return name.contains { !$0.isWhitespace } ? name : nil
    }
}

extension Address {
    /// - Parameter name: what an address is called where this one stands.
    func element(_ name: String) -> XMLElement {
        XMLElement(
            name,
            [
                XMLElement("cbc:StreetName", streetAndHouse.singleLine),
                city.map { XMLElement("cbc:CityName", $0.text) },
                XMLElement("cbc:PostalZone", postalCode.text),
                XMLElement("cac:Country", [XMLElement("cbc:IdentificationCode", country.text)]),
            ])
    }
}
