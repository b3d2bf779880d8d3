import Domain

extension OrderParticulars {
    /// Rows for the head of an order's timeline: label and value.
    var rows: [(String, String?)] {
        [
            ("Delivery to", delivery.map(Self.line)), ("Delivery on", deliveryDate?.dayMonthYear),
            ("Parcel", trackAndTrace), ("Email 2", secondEmail?.text),
        ]
            + variables.enumerated().map { ("Variable \($0 + 1)", $1.isEmpty ? nil : $1) }
    }

    /// `Bo Jansen, Meir 1, 2000 Antwerpen, BE`
    private static func line(_ delivery: Delivery) -> String {
        let address = delivery.address
        let person = [delivery.firstName, delivery.lastName].compactMap(\.self).joined(separator: " ")
        let place = [address.postalCode.text, address.city?.text].compactMap(\.self).joined(separator: " ")
        return [
            delivery.companyName, person.isEmpty ? nil : person, address.streetAndHouse, place, address.country.text,
        ]
        .compactMap(\.self).joined(separator: ", ")
    }
}
