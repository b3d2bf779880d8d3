import Crypto
package import Domain
package import Storage

/// Keys that recognise a customer at every merchant (docs/spec/platform.md), made of normalised forms. A change of
/// these forms needs a new `RenewOrderKeys.formVersion`.
extension CustomerMatchKeys {
    /// - Parameters:
    ///   - birthDate: as it was sent, where the customer has none: that of the person who orders for a company.
    ///   - companyNumber: as it was sent, where the customer is no company.
    package init(
        _ customer: Customer, birthDate: CivilDate? = nil, chamberOfCommerceNumber: ChamberOfCommerceNumber? = nil
    ) {
        let country = customer.address.country
        let house = customer.address.householdMatchForm
        let surname = NormalizedName.form(of: customer.person.lastName)
        let number = customer.company?.chamberOfCommerceNumber ?? chamberOfCommerceNumber
        self.init(
            person: (customer.person.birthDate ?? birthDate).map {
                .person(customer.person.lastName, bornOn: $0, at: customer.address)
            },
            company: number.map { .company($0, in: country) },
            household: MatchKey("household", "\(surname) \(house)"),
            email: .email(customer.email),
            phone: .phone(customer.phone, in: country),
            address: MatchKey("address", house))
    }

    /// All that a form says of who orders, also what no customer of its type has.
    init(_ customer: Customer, in form: PartyForm) {
        self.init(
            customer, birthDate: form.birthDate.value,
            chamberOfCommerceNumber: form.companyName.value == nil ? nil : form.chamberOfCommerceNumber.value)
    }
}

extension MatchKey {
    /// The kind keeps a telephone number from meeting a Chamber of Commerce number of the same digits.
    init(_ kind: String, _ form: String) {
        let digest = SHA256.hash(data: Array("\(kind):\(form)".utf8))
        let bits = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(Int64(bits >> 1))
    }

    init(_ ipAddress: IPAddress) {
        self.init("ip", ipAddress.text)
    }

    static func person(_ lastName: String, bornOn birthDate: CivilDate, at address: Address) -> MatchKey {
        MatchKey("person", "\(birthDate.iso) \(NormalizedName.form(of: lastName)) \(address.householdMatchForm)")
    }

    static func company(_ number: ChamberOfCommerceNumber, in country: CountryCode) -> MatchKey {
        MatchKey("company", number.matchForm(in: country))
    }

    static func email(_ email: EmailAddress) -> MatchKey {
        MatchKey("email", email.matchForm)
    }

    static func phone(_ phone: PhoneNumber, in country: CountryCode) -> MatchKey {
        MatchKey("phone", phone.e164(in: country))
    }
}

extension Platform {
    /// The key by which checks from an IP address are counted. In a sandbox loopback and private addresses have none:
    /// all checks of a test suite come from one.
    func key(of ipAddress: IPAddress?) -> MatchKey? {
        guard let ipAddress else { return nil }
        if environment == .sandbox, NetworkAddress(ipAddress.text)?.isPublic == false { return nil }
        return MatchKey(ipAddress)
    }
}
