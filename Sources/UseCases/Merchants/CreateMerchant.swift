package import Domain
import Storage

/// Makes a merchant, with the standard workflows. Its client id is shown once, by the caller of this.
package struct CreateMerchant: Sendable {
    package enum Failure: Error, Hashable {
        case usernameTaken
        /// By a merchant whose code is the same, begins with it, or is its beginning.
        case letterCodeTaken(by: LetterCode)
        case wrongUsername
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the new client id; the platform itself keeps only its hash.
    /// - Throws: `Failure`
    package func callAsFunction(
        username: String, letterCode: LetterCode, profile: MerchantProfile
    ) async throws -> ClientID {
        guard Self.isUsername(username) else { throw Failure.wrongUsername }
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
        // A sandbox is for trying things out, also fast.
        if environment == .production {
            try MerchantTable.setRateLimit(.standard, id: merchant.id, in: transaction)
        }
        for agreement in agreements {
            try WorkflowTable.insert(agreement, merchantID: merchant.id, at: now, in: transaction)
        }
        return merchant
    }
}
