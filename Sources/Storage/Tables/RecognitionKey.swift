import Domain

/// 63 bits of a hash of something a person is recognised by. Small in an index, and no personal data.
package struct RecognitionKey: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }
}

/// Everything a customer is recognised by.
package struct PartyKeys: Hashable, Sendable {
    /// A person needs a birth date to have one.
    package var person: RecognitionKey?
    package var company: RecognitionKey?
    /// Surname and house, for workflows that ask for no birth date.
    package var household: RecognitionKey?
    package var email: RecognitionKey
    package var phone: RecognitionKey
    package var address: RecognitionKey

    package init(
        person: RecognitionKey?, company: RecognitionKey? = nil, household: RecognitionKey? = nil,
        email: RecognitionKey, phone: RecognitionKey, address: RecognitionKey
    ) {
        self.person = person
        self.company = company
        self.household = household
        self.email = email
        self.phone = phone
        self.address = address
    }

    /// The key of whoever owes an order: of the company where one orders, of the person otherwise.
    func debtor(as type: CustomerType) -> RecognitionKey? {
        switch type {
        case .consumer: person
        case .business: company
        }
    }
}
