/// Types of customers: `P` consumers, `B` businesses.
package enum CustomerType: String, Hashable, Sendable, Codable, CaseIterable {
    case consumer = "P"
    case business = "B"
}

/// Customer of an order: a person, for themselves or for a company, with contact details and address.
package struct Customer: Hashable, Sendable, Codable {
    package var person: Person
    /// `nil` for a consumer.
    package var company: Company?
    package var phone: PhoneNumber
    package var email: EmailAddress
    package var address: Address

    /// Names of the stored JSON members.
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

/// Delivery to another address than the customer's, or to another recipient.
package struct Delivery: Hashable, Sendable, Codable {
    package var address: Address
    package var companyName: String?
    package var firstName: String?
    package var lastName: String?

    /// Names of the stored JSON members.
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
