package import Domain
package import Storage

/// Keeps a person or a company from getting credit at any merchant. Of them only hashes are kept.
package struct BlockPerson: Sendable {
    package enum Subject: Sendable {
        /// Who placed an order: by person or company, e-mail address and telephone number.
        /// - Parameters:
        ///   - number: the order's own or its invoice number.
        ///   - username: whose order; needed only where several merchants have one of this number.
        case order(number: String, username: String?)
        case identity(Identity)
    }

    /// By what somebody is recognised; each part is blocked for itself.
    package struct Identity: Sendable {
        package var person: (lastName: String, birthDate: CivilDate, address: Address)?
        package var email: EmailAddress?
        package var phone: PhoneNumber?
        package var chamberOfCommerceNumber: ChamberOfCommerceNumber?
        /// Of the telephone number and of the company's register.
        package var country: CountryCode

        package init(country: CountryCode) {
            self.country = country
        }

        package var isEmpty: Bool { person == nil && email == nil && phone == nil && chamberOfCommerceNumber == nil }

        fileprivate var keys: [BlockTable.Entry] {
            let entries: [(BlockTable.Kind, MatchKey?)] = [
                (.person, person.map { .person($0.lastName, bornOn: $0.birthDate, at: $0.address) }),
                (.company, chamberOfCommerceNumber.map { .company($0, in: country) }),
                (.email, email.map { .email($0) }),
                (.phone, phone.map { .phone($0, in: country) }),
            ]
            return entries.compactMap { kind, key in key.map { BlockTable.Entry(kind: kind, key: $0) } }
        }
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the block, under the number by which it is taken back.
    /// - Throws: `ShowOrder.Failure`
    package func callAsFunction(_ subject: Subject, reason: String) async throws -> BlockTable.Block {
        let platform = platform
        return try await platform.database.write { transaction in
            let entries = try Self.entries(of: subject, in: transaction)
            let now = try platform.now(in: transaction)
            return try BlockTable.insert(entries, reason: reason, at: now, in: transaction)
        }
    }

    private static func entries(
        of subject: Subject, in transaction: any Transaction
    ) throws -> [BlockTable.Entry] {
        switch subject {
        case .identity(let identity): return identity.keys
        case .order(let number, let username):
            let order = try NamedOrder.find(number, of: username, in: transaction).order
            guard let customer = try OrderTable.content(of: order.id, in: transaction)?.customer else {
                throw ShowOrder.Failure.notFound
            }
            var identity = Identity(country: customer.address.country)
            identity.person = customer.person.birthDate.map { (customer.person.lastName, $0, customer.address) }
            identity.chamberOfCommerceNumber = customer.company?.chamberOfCommerceNumber
            identity.email = customer.email
            identity.phone = customer.phone
            return identity.keys
        }
    }
}

/// Takes blocks back.
package struct RemoveBlock: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: whether there was one under this number.
    package func callAsFunction(_ number: Int64) async throws -> Bool {
        try await platform.database.write { try BlockTable.remove(number, in: $0) }
    }
}

/// Lists who is blocked, without saying who that is.
package struct ListBlocks: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: oldest first.
    package func callAsFunction() async throws -> [BlockTable.Block] {
        try await platform.database.read { try BlockTable.all(in: $0) }
    }
}
