package import Domain
package import Storage

/// Blocks credit for a person or a company at all merchants. Only hashes of their details are stored.
package struct BlockPerson: Sendable {
    /// Person or company to block.
    package enum Subject: Sendable {
        /// Customer of an order, with person or company, e-mail address and telephone number.
        /// - Parameters:
        ///   - number: order number or invoice number.
        ///   - username: merchant of the order; required only when several merchants have an order with the number.
        case order(number: String, username: String?)
        case identity(Identity)
    }

    /// Details that identify a person or company; each part is blocked separately.
    package struct Identity: Sendable {
        package var person: (lastName: String, birthDate: CivilDate, address: Address)?
        package var email: EmailAddress?
        package var phone: PhoneNumber?
        package var chamberOfCommerceNumber: ChamberOfCommerceNumber?
        /// Country of the telephone number and of the company's registration number.
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

    /// - Returns: the block, with the number for its removal.
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

/// Removes blocks.
package struct RemoveBlock: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: false when no block has the number.
    package func callAsFunction(_ number: Int64) async throws -> Bool {
        try await platform.database.write { try BlockTable.remove(number, in: $0) }
    }
}

/// Lists blocks, without the details of the persons.
package struct ListBlocks: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: blocks, oldest first.
    package func callAsFunction() async throws -> [BlockTable.Block] {
        try await platform.database.read { try BlockTable.all(in: $0) }
    }
}
