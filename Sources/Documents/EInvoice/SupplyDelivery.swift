import Domain

/// Date and address of delivery in an electronic invoice.
struct SupplyDelivery {
    private let date: CivilDate?
    private let delivery: Delivery?
    private let address: Address?

    init(_ document: CustomerDocument, categories: [VATCategory]) {
        date = document.deliveryDate
        delivery = document.particulars.delivery
        // An intra-community supply requires the country of delivery (BR-IC-12).
        let isTold = delivery != nil || categories.contains(.intraCommunity)
        address = isTold ? document.content.deliveryAddress : nil
    }

    /// `nil` when it would be empty (PEPPOL-EN16931-R008).
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
    /// Recipient of the goods, if the shop named one.
    var recipient: String? {
        let person = [firstName, lastName].compactMap(\.self).joined(separator: " ")
        let name = [companyName, person.isEmpty ? nil : person].compactMap(\.self).joined(separator: ", ").singleLine
        return name.contains { !$0.isWhitespace } ? name : nil
    }
}

extension Address {
    /// - Parameter name: name of the XML element.
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
