import Domain

/// 63-bit hash that matches a customer across merchants. Pseudonymous, so still personal data (GDPR art. 4(5)).
package struct MatchKey: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }
}

/// All match keys of a customer.
package struct CustomerMatchKeys: Hashable, Sendable {
    /// Key of a person; `nil` without a birth date.
    package var person: MatchKey?
    package var company: MatchKey?
    /// Key of surname and house, for workflows that require no birth date.
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

    /// Key of the debtor of an order: the company of a business, otherwise the person.
    func debtor(as type: CustomerType) -> MatchKey? {
        switch type {
        case .consumer: person
        case .business: company
        }
    }
}
