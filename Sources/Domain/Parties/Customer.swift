/// The two kinds of customers: `P` consumers, `B` businesses.
package enum CustomerType: String, Hashable, Sendable, Codable, CaseIterable {
    case consumer = "P"
    case business = "B"
}

/// Who orders: a person, for themselves or for a company, and how to reach them.
package struct Customer: Hashable, Sendable, Codable {
    package var person: Person
    /// Present for businesses only.
    package var company: Company?
    package var phone: PhoneNumber
    package var email: EmailAddress
    package var address: Address

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case person = "person", company = "company", phone = "phone", email = "email", address = "address"
    }

    package init(person: Person, company: Company?, phone: PhoneNumber, email: EmailAddress, address: Address) {
        self.person = person
        self.company = company
        self.phone = phone
        self.email = email
        self.address = address
    }

    package var type: CustomerType { company == nil ? .consumer : .business }
}

/// Where the goods go when not to the customer's own address, and to whom.
package struct Delivery: Hashable, Sendable, Codable {
    package var address: Address
    package var companyName: String?
    package var firstName: String?
    package var lastName: String?

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case address = "address", companyName = "companyName", firstName = "firstName", lastName = "lastName"
    }

    package init(address: Address, companyName: String?, firstName: String?, lastName: String?) {
        self.address = address
        self.companyName = companyName
        self.firstName = firstName
        self.lastName = lastName
    }
}
