/// A billing or delivery address.
public struct Address: Hashable, Sendable, Codable {
    /// Street without the number; up to 150 characters.
    public var street: String?
    /// House number; begins with a digit.
    public var houseNumber: String
    /// House number suffix; up to 10 characters.
    public var houseExtension: String?
    /// Postal code in the country's format.
    public var postalCode: String
    /// City.
    public var city: String?
    /// Country code of two letters; `NL` if `nil`.
    public var countryCode: String?
    /// First name of the recipient, for a delivery to someone other than the customer.
    public var firstName: String?
    /// Last name of the recipient, for a delivery to someone other than the customer.
    public var lastName: String?
    /// Company of the recipient, for a delivery to someone other than the customer.
    public var company: String?

    /// - Parameters:
    ///   - street: street without the number.
    ///   - houseNumber: house number; begins with a digit.
    ///   - houseExtension: house number suffix.
    ///   - postalCode: postal code in the country's format.
    ///   - city: city.
    ///   - countryCode: two letters; `NL` if `nil`.
    public init(
        street: String?, houseNumber: String, houseExtension: String? = nil, postalCode: String, city: String?,
        countryCode: String? = nil
    ) {
        self.street = street
        self.houseNumber = houseNumber
        self.houseExtension = houseExtension
        self.postalCode = postalCode
        self.city = city
        self.countryCode = countryCode
    }
}
