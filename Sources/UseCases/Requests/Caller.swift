package import Domain
import Storage

/// Sender of a request with the credentials it submitted.
package struct Caller: Sendable {
    let username: String
    let clientIDHash: String
    /// Never stored: replies are encrypted under it, so that the database alone does not reveal them.
    private let clientID: String
    /// True when the message names the action of the called endpoint. Only an authenticated caller learns about a
    /// mismatch.
    let hasExpectedAction: Bool

    package init(username: String?, clientID: String?, hasExpectedAction: Bool = true) {
        self.username = username ?? ""
        self.clientID = clientID ?? ""
        clientIDHash = ClientID(self.clientID).hash
        self.hasExpectedAction = hasExpectedAction
    }
}

extension Caller {
    /// True when a client id was submitted, valid or not.
    var hasClientID: Bool { !clientID.isEmpty }

    /// - Throws: `.missingUsername`, `.missingClientID`
    package func requireCredentials() throws(Refusal) {
        guard !username.isEmpty else { throw Refusal(.missingUsername) }
        guard hasClientID else { throw Refusal(.missingClientID) }
    }

    /// Cipher of the replies stored for this caller under an idempotency key.
    func replyCipher(for idempotencyKey: String) -> ReplyCipher {
        ReplyCipher(secret: clientID, idempotencyKey: idempotencyKey)
    }

    /// Authenticated merchant, whose message must name the action of the call.
    func authenticateForAction(in transaction: any Transaction) throws -> CredentialTable.MerchantCredential {
        try authenticateForAction(among: CredentialTable.credentials(username: username, in: transaction))
    }

    /// Authenticated merchant and the platform's time, read in the same round trip.
    func authenticateForAction(
        on platform: Platform, in transaction: any Transaction
    ) throws -> (merchant: CredentialTable.MerchantCredential, now: Instant) {
        let time = try platform.queryTime(in: transaction)
        let merchant = try authenticateForAction(in: transaction)
        return (merchant, try time.now())
    }

    /// Authenticated merchant, whatever action the message names.
    func authenticate(in transaction: any Transaction) throws -> CredentialTable.MerchantCredential {
        try authenticate(among: CredentialTable.credentials(username: username, in: transaction))
    }

    /// Authenticated merchant and the agreement of the request. The agreement is looked up by username, so that both
    /// are read in the same round trip.
    /// - Parameter workflowNumber: absent or malformed values match no agreement.
    /// - Returns: the agreement in the version of the day, and the platform's time and day.
    func authenticateForAction(
        namingWorkflow workflowNumber: ParsedField<Int>, on platform: Platform, in transaction: any Transaction
    ) throws -> (
        merchant: CredentialTable.MerchantCredential, workflow: Workflow?, now: Instant, today: CivilDate
    ) {
        let time = try platform.queryTime(in: transaction)
        let holders = try CredentialTable.credentials(username: username, in: transaction)
        let now = try time.now()
        let today = platform.dutchTime.date(at: now)
        let workflow = try workflowNumber.value.map {
            try WorkflowTable.find(number: $0, username: username, on: today, in: transaction)
        }
        let merchant = try authenticateForAction(among: holders)
        return (merchant, try workflow?.first(), now, today)
    }

    private func authenticateForAction(among holders: PendingRows<CredentialTable.MerchantCredential>) throws
        -> CredentialTable.MerchantCredential
    {
        let holder = try authenticate(among: holders)
        guard hasExpectedAction else { throw Refusal(.unknownAction) }
        return holder
    }

    private func authenticate(among holders: PendingRows<CredentialTable.MerchantCredential>) throws
        -> CredentialTable.MerchantCredential
    {
        let holders = try holders.rows()
        // An unknown username costs a comparison too, so that timing does not reveal it.
        let hashes = holders.isEmpty ? [String(repeating: "0", count: 64)] : holders.map(\.clientIDHash)
        let matches = hashes.map { $0.equalsInConstantTime(clientIDHash) }
        guard !holders.isEmpty else { throw Refusal(.unknownUsername) }
        guard let match = matches.firstIndex(of: true) else { throw Refusal(.invalidClientID) }
        return holders[match]
    }
}

extension String {
    /// Compares all bytes in every case.
    func equalsInConstantTime(_ other: String) -> Bool {
        let (left, right) = (Array(utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        return left.indices.reduce(UInt8(0)) { $0 | (left[$1] ^ right[$1]) } == 0
    }
}
