import Domain
import Storage

/// Fills a sandbox with the accounts of the published examples and with sample orders (docs/spec/platform.md),
/// optionally after clearing it.
package struct SeedSandbox: Sendable {
    /// Error for a production platform.
    package struct NotASandbox: Error {}

    private let platform: Platform
    private let hasOrders: Bool

    /// - Parameter hasOrders: true to add sample orders.
    package init(_ platform: Platform, hasOrders: Bool = true) {
        self.platform = platform
        self.hasOrders = hasOrders
    }

    /// Seeds a sandbox that has no merchants yet.
    /// - Throws: `NotASandbox`
    package func callAsFunction() async throws {
        try await seed(afterClearing: false)
    }

    /// Deletes all merchants, checks and orders and seeds again, in one transaction.
    /// - Throws: `NotASandbox`
    package func reset() async throws {
        try await seed(afterClearing: true)
    }

    /// An account with its seeded client id, if that is still valid.
    package struct ShownAccount: Sendable {
        package let account: SandboxAccount
        package let clientID: String?
    }

    /// Accounts of a sandbox for display. A client id that was replaced is not included.
    package func accounts() async throws -> [ShownAccount] {
        try await platform.database.read { transaction in
            try SandboxAccount.all.map { account in
                let known = account.clientIDs.first.map(ClientID.init)
                let hashes = try CredentialTable.credentials(username: account.username, in: transaction).rows()
                    .map(\.clientIDHash)
                let works = known.map { hashes.contains($0.hash) } ?? false
                return ShownAccount(account: account, clientID: works ? known?.text : nil)
            }
        }
    }

    private func seed(afterClearing clears: Bool) async throws {
        guard platform.environment == .sandbox else { throw NotASandbox() }
        let (platform, hasOrders) = (platform, hasOrders)
        try await platform.database.write { transaction in
            if clears { try MerchantDataTables.deleteAll(in: transaction) }
            guard try MerchantTable.all(in: transaction).isEmpty else { return }
            var partnerID: Identifier?
            for account in SandboxAccount.all {
                guard let letterCode = LetterCode(account.letterCode) else { continue }
                let merchant = try platform.addMerchant(
                    username: account.username, letterCode: letterCode, profile: account.profile,
                    clientIDs: account.clientIDs.map(ClientID.init), in: transaction)
                try MerchantTable.setWebshopSettings(.sandboxDefault, id: merchant.id, in: transaction)
                if account.kind == .partner { partnerID = merchant.id }
                if account.kind == .underPartner, let partnerID {
                    try MerchantTable.setPartner(partnerID, of: merchant, in: transaction)
                }
            }
            if hasOrders { try seedOrders(on: platform, in: transaction) }
        }
    }

    private func seedOrders(on platform: Platform, in transaction: any Transaction) throws {
        let now = try platform.now(in: transaction)
        let username = SandboxAccount.all[0].username
        guard let merchant = try CredentialTable.credentials(username: username, in: transaction).first() else {
            return
        }
        for (index, order) in SampleOrder.all.enumerated() {
            try order.seed(for: merchant, house: index + 1, now: now, on: platform, in: transaction)
        }
    }
}

/// An account of every sandbox.
package struct SandboxAccount: Sendable {
    package let username: String
    package let letterCode: String
    /// Client ids, equal in all sandboxes, so that examples run as printed.
    package let clientIDs: [String]
    package let purpose: String
    package let kind: Kind

    /// Kinds of account.
    package enum Kind: Sendable {
        case merchant, partner
        /// A merchant of the preceding partner in the list.
        case underPartner
    }

    package static let all = [
        SandboxAccount(
            username: "usertest", letterCode: "TST",
            clientIDs: [
                "d38a3439590889df026367bf01d621e687b8d278",
                // Value printed in the documentation's example.
                "d38a3439590889df026367bf01ddar621e687b8d278",
            ],
            purpose: "used in the published examples", kind: .merchant),
        SandboxAccount(
            username: "apitest", letterCode: "API", clientIDs: ["d108a0f1bc5bc4618f150fa95cd6dc537bd774f0"],
            purpose: "a second merchant", kind: .merchant),
        partner, underPartner,
    ]

    package static let partner = SandboxAccount(
        username: "partnertest", letterCode: "PRT", clientIDs: ["5b0c1de7a6f24a8c9a1d3e5f708192a3b4c5d6e7"],
        purpose: "a partner", kind: .partner)

    package static let underPartner = SandboxAccount(
        username: "partnershop", letterCode: "PSH", clientIDs: ["3d9f2b6c8e1a4750b2c4d6e8f0a1b3c5d7e9f123"],
        purpose: "a merchant under partnertest", kind: .underPartner)

    fileprivate var profile: MerchantProfile {
        var profile = MerchantProfile(companyName: "Sandbox \(username)", isPartner: kind == .partner)
        // Fictional numbers, sufficient for an invoice.
        profile.chamberOfCommerceNumber = ChamberOfCommerceNumber("00000000")
        profile.vatNumber = VATNumber("NL000000000B01")
        profile.address = HouseNumber("2").flatMap { number in
            PostalCode("9999ZZ", in: .netherlands).map { code in
                Address(
                    street: "Voorbeeldstraat", houseNumber: number, houseExtension: nil, postalCode: code,
                    city: CityName("Stitswerd"), country: .netherlands)
            }
        }
        profile.email = EmailAddress("\(username)@shop.example")
        if kind == .underPartner { complete(&profile) }
        return profile
    }

    /// Adds the fields that a partner must provide, so that the merchant can be updated field by field.
    private func complete(_ profile: inout MerchantProfile) {
        profile.chamberOfCommerceNumber = ChamberOfCommerceNumber("12345678")
        profile.vatNumber = VATNumber("NL123456789B01")
        (profile.contactFirstName, profile.contactLastName) = ("Piet", "de Vries")
        profile.phone = PhoneNumber("0612345678")
        profile.contactEmail = EmailAddress("vragen@shop.example")
        profile.contactPhone = PhoneNumber("0201112233")
        (profile.iban, profile.bic) = (IBAN("NL91ABNA0417164300"), BIC("ABNANL2A"))
        profile.accountHolder = profile.companyName
    }
}
