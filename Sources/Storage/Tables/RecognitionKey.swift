/// 63 bits of a hash of something a person is recognised by. Small in an index, and no personal data.
package struct RecognitionKey: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }
}

/// Everything a customer is recognised by. A person needs a birth date or a company to have a key of its own.
package struct PartyKeys: Hashable, Sendable {
    package var person: RecognitionKey?
    package var email: RecognitionKey
    package var phone: RecognitionKey
    package var address: RecognitionKey

    package init(person: RecognitionKey?, email: RecognitionKey, phone: RecognitionKey, address: RecognitionKey) {
        self.person = person
        self.email = email
        self.phone = phone
        self.address = address
    }
}
