import Domain

/// 63 bits of a hash of something a person is recognised by. Small in an index, and no personal data.
package struct MatchKey: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }
}

/// Everything a customer is recognised by.
package struct CustomerMatchKeys: Hashable, Sendable {
    /// A person needs a birth date to have one.
    package var person: MatchKey?
    package var company: MatchKey?
    /// Surname and house, for workflows that ask for no birth date.
    package var household: MatchKey?
    package var email: MatchKey
    package var phone: MatchKey
    package var address: MatchKey

    package init(
        person: MatchKey?, company: MatchKey? = nil, household: MatchKey? = nil,
        email: MatchKey, phone: MatchKey, address: MatchKey
    ) {
        self.person = person
        self.company = company
        self.household = household
        self.email = email
        self.phone = phone
        self.address = address
    }

    /// The key of whoever owes an order: of the company where one orders, of the person otherwise.
    func debtor(as type: CustomerType) -> MatchKey? {
        switch type {
        case .consumer: person
        case .business: company
        }
    }
}
