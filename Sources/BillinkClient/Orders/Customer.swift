/// Who orders: a person, or a company and the person who acts for it.
///
/// Which members are needed depends on the call and on the workflow: a check under guaranteed terms needs a consumer's
/// birth date, a checkout session can do with an e-mail address, for its page asks for the rest.
public struct Customer: Hashable, Sendable, Encodable {
    /// Who is meant to pay.
    public enum Kind: String, Hashable, Sendable, Encodable {
        /// A natural person.
        case consumer = "p"
        /// A company.
        case business = "b"
    }

    /// A letter for how a letter is to begin.
    public enum Gender: String, Hashable, Sendable, Encodable {
        /// A man.
        case male = "M"
        /// A woman.
        case female = "F"
        /// Another answer, or none.
        case other = "O"
    }

    /// Who is meant to pay.
    public var type: Kind
    /// Of the person; up to 100 characters.
    public var firstName: String?
    /// Of the person, where there is no first name; up to 30 characters.
    public var initials: String?
    /// Of the person; up to 100 characters.
    public var lastName: String?
    /// How a letter is to begin.
    public var gender: Gender?
    /// When the person was born.
    public var birthdate: CalendarDay?
    /// A telephone number, 9 to 18 characters.
    public var mobile: String?
    /// Where the invoice goes.
    public var email: String?
    /// Where a copy of the invoice goes.
    public var email2: String?
    /// The company's name, 2 to 50 characters.
    public var company: String?
    /// The company's number at the Chamber of Commerce.
    public var companyNumber: String?
    /// The company's VAT number, in a checkout session. An order has a member of its own for it.
    public var vatNumber: String?
    /// From 0 to 100: how well the shop knows this customer. See ``WebshopSettings``.
    public var payTrustScore: Int?

    /// - Parameter type: who is meant to pay; every other member can be set afterwards.
    public init(type: Kind) {
        self.type = type
    }

    /// A natural person.
    /// - Parameters:
    ///   - firstName: up to 100 characters.
    ///   - lastName: up to 100 characters.
    ///   - birthdate: needed for a check under guaranteed terms.
    ///   - mobile: a telephone number.
    ///   - email: where the invoice goes.
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

    /// A company.
    /// - Parameters:
    ///   - name: 2 to 50 characters.
    ///   - number: its number at the Chamber of Commerce.
    ///   - firstName: of the person who acts for it.
    ///   - lastName: of the person who acts for it.
    ///   - mobile: a telephone number.
    ///   - email: where the invoice goes.
    public static func company(
        _ name: String, number: String?, firstName: String?, lastName: String?, mobile: String?, email: String?
    ) -> Customer {
        var customer = Customer.person(firstName: firstName, lastName: lastName, mobile: mobile, email: email)
        customer.type = .business
        customer.company = name
        customer.companyNumber = number
        return customer
    }
}
