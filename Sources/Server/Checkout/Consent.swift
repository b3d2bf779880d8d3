import Domain

/// Consent that only the customer can give, by a checkbox. The raw value is the input's name.
enum Consent: String, CaseIterable, Sendable {
    /// Mandate for a direct debit.
    case mandate = "mandate"
    /// Consent to paying afterwards, under the platform's terms.
    case payLater = "consent"

    /// Consents that an order requires.
    static func required(by fields: RequiredFields) -> [Consent] {
        fields.contains(.mandate) ? [.mandate, .payLater] : [.payLater]
    }
}
