package import Domain
import Storage

/// Creates a merchant with the standard workflows. The caller shows the client id once.
package struct CreateMerchant: Sendable {
    /// Reasons for which no merchant is created.
    package enum Failure: Error, Hashable {
        case usernameTaken
        /// The letter code equals, begins with or is the beginning of the code of another merchant.
        case letterCodeTaken(by: LetterCode)
        case invalidUsername
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the new client id, of which only the hash is stored.
    /// - Throws: `Failure`
    package func callAsFunction(
        username: String, letterCode: LetterCode, profile: MerchantProfile
    ) async throws -> ClientID {
        guard Self.isUsername(username) else { throw Failure.invalidUsername }
        let platform = platform
        let clientID = ClientID.make(platform.randomBytes)
        do {
            try await platform.database.write { transaction in
                try platform.addMerchant(
                    username: username, letterCode: letterCode, profile: profile, clientIDs: [clientID],
                    in: transaction)
            }
            return clientID
        } catch let taken as UniqueViolation where taken.constraint == MerchantTable.usernameConstraint {
            throw Failure.usernameTaken
        } catch let taken as UniqueViolation where taken.constraint == MerchantTable.letterCodeConstraint {
            throw Failure.letterCodeTaken(by: letterCode)
        }
    }

    /// 3 to 50 letters, digits, dots, hyphens, underscores and at signs.
    package static func isUsername(_ text: String) -> Bool {
        FieldLimits.username.contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || Array(".-_@".utf8).contains($0) }
    }
}

extension Platform {
    @discardableResult
    func addMerchant(
        username: String, letterCode: LetterCode, profile: MerchantProfile, clientIDs: [ClientID],
        agreements: [Agreement] = Agreement.standard, in transaction: any Transaction
    ) throws -> Merchant {
        let now = try now(in: transaction)
        guard try MerchantTable.find(username: username, in: transaction) == nil else {
            throw CreateMerchant.Failure.usernameTaken
        }
        if let other = try MerchantTable.find(clashingWith: letterCode, in: transaction) {
            throw CreateMerchant.Failure.letterCodeTaken(by: other)
        }
        let merchant = Merchant(
            id: identifier(at: now), username: username, letterCode: letterCode, isActive: true, profile: profile)
        try MerchantTable.insert(merchant, at: now, in: transaction)
        for clientID in clientIDs {
            try CredentialTable.insert(hash: clientID.hash, merchantID: merchant.id, at: now, in: transaction)
        }
        // Sandboxes have no limit by default, so that load can be tested.
        if environment == .production {
            try MerchantTable.setRateLimit(.standard, id: merchant.id, in: transaction)
        }
        for agreement in agreements {
            try WorkflowTable.insert(agreement, merchantID: merchant.id, at: now, in: transaction)
        }
        return merchant
    }
}
