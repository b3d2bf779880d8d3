import Crypto
package import Domain
package import Storage

/// The keys a customer is recognised by at every merchant (`platform.md` 8).
extension PartyKeys {
    package init(_ customer: Customer) {
        self.init(
            person: customer.personKey,
            email: RecognitionKey("email", customer.email.recognitionForm),
            phone: RecognitionKey("phone", customer.phone.subscriberDigits),
            address: RecognitionKey("address", customer.address.recognitionForm))
    }
}

extension CheckKeys {
    init(_ keys: PartyKeys, ipAddress: IPAddress?) {
        self.init(
            email: keys.email, phone: keys.phone, address: keys.address,
            ipAddress: ipAddress.map { RecognitionKey("ip", $0.text) })
    }
}

extension RecognitionKey {
    /// The kind keeps a telephone number from meeting a Chamber of Commerce number of the same digits.
    init(_ kind: String, _ form: String) {
        let digest = SHA256.hash(data: Array("\(kind):\(form)".utf8))
        let bits = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(Int64(bits >> 1))
    }
}

extension Customer {
    /// Birth date, surname and house for a person; the register's number for a company.
    fileprivate var personKey: RecognitionKey? {
        if let company { return RecognitionKey("company", company.chamberOfCommerceNumber.recognitionForm) }
        guard let birthDate = person.birthDate else { return nil }
        let surname = person.lastName.lowercased().filter { $0.isLetter }
        return RecognitionKey("person", "\(birthDate.iso) \(surname) \(address.recognitionForm)")
    }
}
