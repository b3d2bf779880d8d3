import Domain

/// What is said in a field: by the customer where they may, by the shop otherwise.
struct CheckoutFieldValues: Sendable {
    private let sent: [FormField: String]
    private let filledIn: [FormField: String]
    /// The fields of the delivery that the shop left unreadable.
    private let unreadable: Set<FormField>

    /// - Parameter filledIn: a blank text takes back what the shop said.
    init(sent: [FormField: String], filledIn: [FormField: String]) {
        self.sent = sent
        self.filledIn = filledIn.filter { FormField.customerEditable.contains($0.key) || $0.key == .ipAddress }
            .mapValues(Self.trimmed)
        unreadable = Self.unreadable(PartyForm { sent[$0] }.delivery)
    }

    func callAsFunction(_ field: FormField) -> String? {
        let text = value(of: field)
        return text?.isEmpty == true ? nil : text
    }

    private func value(of field: FormField) -> String? {
        guard let own = field.billingCounterpart else { return filledIn[field] ?? sent[field] }
        // Where the goods go is between shop and customer, and counts in the check: it is not changed behind the
        // shop's back.
        guard unreadable.contains(field) else { return sent[field] }
        return filledIn[field] ?? (mirrorsBilling(field) ? self(own) : sent[field])
    }

    /// Whether a field of the delivery says what that of the customer's own address does, until somebody says more:
    /// many shops send one address twice.
    func mirrorsBilling(_ field: FormField) -> Bool {
        guard let own = field.billingCounterpart, unreadable.contains(field) else { return false }
        return sent[field] == sent[own]
    }

    /// Longer than any field may be is as wrong when it is cut.
    private static func trimmed(_ text: String) -> String {
        let scalars = (FreeText.truncate(text, to: 300) ?? "").unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }

    private static func unreadable(_ delivery: AddressForm) -> Set<FormField> {
        guard delivery.isProvided else { return [] }
        var fields: Set<FormField> = []
        if delivery.street.value == nil { fields.insert(.deliveryStreet) }
        if delivery.houseNumber.value == nil { fields.insert(.deliveryHouseNumber) }
        if delivery.houseExtension.isMalformed { fields.insert(.deliveryHouseExtension) }
        if delivery.postalCode.value == nil { fields.insert(.deliveryPostalCode) }
        if delivery.city.value == nil { fields.insert(.deliveryCity) }
        if delivery.country.isMalformed { fields.insert(.deliveryCountry) }
        return fields
    }
}

extension FormField {
    /// The field of the customer's own address that says the same as this one of the delivery.
    var billingCounterpart: FormField? {
        switch self {
        case .deliveryStreet: .street
        case .deliveryHouseNumber: .houseNumber
        case .deliveryHouseExtension: .houseExtension
        case .deliveryPostalCode: .postalCode
        case .deliveryCity: .city
        case .deliveryCountry: .country
        default: nil
        }
    }
}
