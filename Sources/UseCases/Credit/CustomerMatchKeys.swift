import Crypto
package import Domain
package import Storage

/// Keys that identify a customer across merchants (docs/spec/platform.md), derived from normalised forms. A change of
/// these forms requires a new `RenewOrderKeys.formVersion`.
extension CustomerMatchKeys {
    /// - Parameters:
    ///   - birthDate: submitted birth date that the customer lacks: that of a company's contact person.
    ///   - chamberOfCommerceNumber: submitted number that the customer lacks, since it is not a company.
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

    /// Keys from all submitted details, including those that customers of the type lack.
    init(_ customer: Customer, in form: PartyForm) {
        self.init(
            customer, birthDate: form.birthDate.value,
            chamberOfCommerceNumber: form.companyName.value == nil ? nil : form.chamberOfCommerceNumber.value)
    }
}

extension MatchKey {
    /// The kind separates equal digits of a telephone number and a Chamber of Commerce number.
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
    /// Key by which checks from an IP address are counted. Loopback and private addresses in a sandbox have none, since
    /// all checks of a test suite share one address.
    func key(of ipAddress: IPAddress?) -> MatchKey? {
        guard let ipAddress else { return nil }
        if environment == .sandbox, NetworkAddress(ipAddress.text)?.isPublic == false { return nil }
        return MatchKey(ipAddress)
    }
}
