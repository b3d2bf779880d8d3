import Domain

/// Fields of a checkout: the customer's text for editable fields, otherwise the shop's.
struct MergedFields: Sendable {
    private let request: ShopRequest
    private let filledIn: [FormField: String]

    /// - Parameter filledIn: texts of the customer; a blank text removes the shop's.
    init(_ request: ShopRequest, filledIn: [FormField: String]) {
        self.request = request
        self.filledIn = filledIn.filter { FormField.customerEditable.contains($0.key) || $0.key == .ipAddress }
            .mapValues(Self.trimmed)
    }

    func callAsFunction(_ field: FormField) -> String? {
        let text = value(of: field)
        return text?.isEmpty == true ? nil : text
    }

    /// Address of the delivery when it is the shop's; `nil` when the customer may change fields of it.
    var delivery: AddressForm? { request.unreadable.isEmpty ? request.delivery : nil }

    /// Fields of the delivery that copy the customer's address until they are filled in, since many shops submit one
    /// address twice.
    var mirrored: Set<FormField> { request.unreadable.filter(mirrorsBilling) }

    private func value(of field: FormField) -> String? {
        let sent = request.fields[field]
        guard let own = field.billingCounterpart else { return filledIn[field] ?? sent }
        // The delivery is agreed between shop and customer and affects the check, so it is not changed without the
        // shop.
        guard request.unreadable.contains(field) else { return sent }
        return filledIn[field] ?? (mirrorsBilling(field) ? self(own) : sent)
    }

    private func mirrorsBilling(_ field: FormField) -> Bool {
        guard let own = field.billingCounterpart, request.unreadable.contains(field) else { return false }
        return request.fields[field] == request.fields[own]
    }

    /// Truncates a text beyond the length of any field, which stays invalid.
    private static func trimmed(_ text: String) -> String {
        let scalars = (FreeText.truncate(text, to: 300) ?? "").unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }
}

extension FormField {
    /// Field of the customer's address that corresponds to a field of the delivery; `nil` for other fields.
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
