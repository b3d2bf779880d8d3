import Domain

/// Texts of a checkout's fields: the customer's where they may fill one in, the shop's otherwise.
struct MergedFields: Sendable {
    private let request: ShopRequest
    private let filledIn: [FormField: String]

    /// - Parameter filledIn: texts of the customer; a blank one takes back the shop's.
    init(_ request: ShopRequest, filledIn: [FormField: String]) {
        self.request = request
        self.filledIn = filledIn.filter { FormField.customerEditable.contains($0.key) || $0.key == .ipAddress }
            .mapValues(Self.trimmed)
    }

    func callAsFunction(_ field: FormField) -> String? {
        let text = value(of: field)
        return text?.isEmpty == true ? nil : text
    }

    /// The delivery's address where it is the shop's own; `nil` where the customer may change some of it.
    var delivery: AddressForm? { request.unreadable.isEmpty ? request.delivery : nil }

    /// Fields of the delivery that follow the customer's own address until somebody fills them in: many shops send one
    /// address twice.
    var mirrored: Set<FormField> { request.unreadable.filter(mirrorsBilling) }

    private func value(of field: FormField) -> String? {
        let sent = request.fields[field]
        guard let own = field.billingCounterpart else { return filledIn[field] ?? sent }
        // The delivery is agreed between shop and customer, and counts in the check: it is not changed without the
        // shop.
        guard request.unreadable.contains(field) else { return sent }
        return filledIn[field] ?? (mirrorsBilling(field) ? self(own) : sent)
    }

    private func mirrorsBilling(_ field: FormField) -> Bool {
        guard let own = field.billingCounterpart, request.unreadable.contains(field) else { return false }
        return request.fields[field] == request.fields[own]
    }

    /// Cuts a text that is longer than any field may be: it is as wrong as before.
    private static func trimmed(_ text: String) -> String {
        let scalars = (FreeText.truncate(text, to: 300) ?? "").unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }
}

extension FormField {
    /// The field of the customer's own address that corresponds to this one of the delivery; `nil` for other fields.
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
