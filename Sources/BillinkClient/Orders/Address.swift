/// Where somebody lives, or where goods go.
public struct Address: Hashable, Sendable, Codable {
    /// Up to 150 characters.
    public var street: String?
    /// Begins with a digit.
    public var houseNumber: String
    /// What follows the number; up to 10 characters.
    public var houseExtension: String?
    /// In the form of its country.
    public var postalCode: String
    /// The town.
    public var city: String?
    /// Two letters; the Netherlands where there are none.
    public var countryCode: String?
    /// To whom goods go, if not to the customer: first name.
    public var firstName: String?
    /// To whom goods go, if not to the customer: last name.
    public var lastName: String?
    /// To whom goods go, if not to the customer: company.
    public var company: String?

    /// - Parameters:
    ///   - street: without the number.
    ///   - houseNumber: begins with a digit.
    ///   - houseExtension: what follows the number.
    ///   - postalCode: in the form of its country.
    ///   - city: the town.
    ///   - countryCode: two letters; the Netherlands where there are none.
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
