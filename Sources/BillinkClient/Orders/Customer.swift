/// The customer: a person, or a company with its contact person.
///
/// The required members depend on the call and the workflow. A check under a guaranteed workflow requires a consumer's
/// birth date; a checkout session only an email address, because the page asks for the rest.
public struct Customer: Hashable, Sendable, Encodable {
    /// Type of customer.
    public enum Kind: String, Hashable, Sendable, Encodable {
        /// A natural person.
        case consumer = "p"
        /// A company.
        case business = "b"
    }

    /// Gender, used for the salutation.
    public enum Gender: String, Hashable, Sendable, Encodable {
        /// A man.
        case male = "M"
        /// A woman.
        case female = "F"
        /// Another answer, or none.
        case other = "O"
    }

    /// Type of customer.
    public var type: Kind
    /// First name; up to 100 characters.
    public var firstName: String?
    /// Initials, if there is no first name; up to 30 characters.
    public var initials: String?
    /// Last name; up to 100 characters.
    public var lastName: String?
    /// Gender, used for the salutation.
    public var gender: Gender?
    /// Birth date.
    public var birthdate: CalendarDay?
    /// Phone number, 9 to 18 characters.
    public var mobile: String?
    /// Email address for the invoice.
    public var email: String?
    /// Email address for a copy of the invoice.
    public var email2: String?
    /// Company name, 2 to 50 characters.
    public var company: String?
    /// Chamber of Commerce number of the company.
    public var chamberOfCommerceNumber: String?
    /// VAT number of the company, in a checkout session only. For an order set ``OrderRequest/vatNumber``.
    public var vatNumber: String?
    /// Trust score of the customer at this shop, 0 to 100. See ``WebshopSettings``.
    public var payTrustScore: Int?

    /// - Parameter type: type of customer; every other member can be set afterwards.
    public init(type: Kind) {
        self.type = type
    }

    /// Creates a consumer.
    /// - Parameters:
    ///   - firstName: first name; up to 100 characters.
    ///   - lastName: last name; up to 100 characters.
    ///   - birthdate: birth date; required for a check under a guaranteed workflow.
    ///   - mobile: phone number, 9 to 18 characters.
    ///   - email: email address for the invoice.
    public static func person(
        firstName: String?, lastName: String?, birthdate: CalendarDay? = nil, mobile: String?, email: String?
    ) -> Customer {
        var customer = Customer(type: .consumer)
        customer.firstName = firstName
        customer.lastName = lastName
        customer.birthdate = birthdate
        customer.mobile = mobile
        customer.email = email
        return customer
    }

    /// Creates a company.
    /// - Parameters:
    ///   - name: company name, 2 to 50 characters.
    ///   - number: Chamber of Commerce number.
    ///   - firstName: first name of the contact person.
    ///   - lastName: last name of the contact person.
    ///   - mobile: phone number, 9 to 18 characters.
    ///   - email: email address for the invoice.
    public static func company(
        _ name: String, number: String?, firstName: String?, lastName: String?, mobile: String?, email: String?
    ) -> Customer {
        var customer = Customer.person(firstName: firstName, lastName: lastName, mobile: mobile, email: email)
        customer.type = .business
        customer.company = name
        customer.chamberOfCommerceNumber = number
        return customer
    }

    private enum CodingKeys: String, CodingKey {
        case type, firstName, initials, lastName, gender, birthdate, mobile, email, email2, company
        case chamberOfCommerceNumber = "companyNumber"
        case vatNumber, payTrustScore
    }
}
