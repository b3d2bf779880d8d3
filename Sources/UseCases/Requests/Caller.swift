package import Domain
import Storage

/// Who sends a request, as it says of itself.
package struct Caller: Sendable {
    let username: String
    let clientIDHash: String
    /// Never stored: what is sealed under it stays so for whoever has the database alone.
    private let clientID: String
    /// Whether the message names the action of the call it was sent to. Told only to a caller who is known.
    let hasExpectedAction: Bool

    package init(username: String?, clientID: String?, hasExpectedAction: Bool = true) {
        self.username = username ?? ""
        self.clientID = clientID ?? ""
        clientIDHash = ClientID(self.clientID).hash
        self.hasExpectedAction = hasExpectedAction
    }
}

extension Caller {
    /// Whether there is a client id at all, right or wrong.
    var hasClientID: Bool { !clientID.isEmpty }

    /// - Throws: `.missingUsername`, `.missingClientID`
    package func requireCredentials() throws(Refusal) {
        guard !username.isEmpty else { throw Refusal(.missingUsername) }
        guard hasClientID else { throw Refusal(.missingClientID) }
    }

    /// What seals the replies that this caller gets under an idempotency key.
    func replyCipher(for idempotencyKey: String) -> ReplyCipher {
        ReplyCipher(secret: clientID, idempotencyKey: idempotencyKey)
    }

    /// The merchant that the caller proves to be.
    func authenticateForAction(in transaction: any Transaction) throws -> CredentialTable.MerchantCredential {
        try authenticateForAction(among: CredentialTable.credentials(username: username, in: transaction))
    }

    /// The same, and the platform's time, which is asked for at once.
    func authenticateForAction(
        on platform: Platform, in transaction: any Transaction
    ) throws -> (merchant: CredentialTable.MerchantCredential, now: Instant) {
        let time = try platform.queryTime(in: transaction)
        let merchant = try authenticateForAction(in: transaction)
        return (merchant, try time.now())
    }

    /// The same, whatever is asked.
    func authenticate(in transaction: any Transaction) throws -> CredentialTable.MerchantCredential {
        try authenticate(among: CredentialTable.credentials(username: username, in: transaction))
    }

    /// The merchant that the caller proves to be, and the agreement it names, which is looked up by the name alone so
    /// that both are asked for at once.
    /// - Parameter workflowNumber: absent or malformed for one that no agreement has.
    /// - Returns: the agreement in the version of the day, and the platform's time.
    func authenticateForAction(
        namingWorkflow workflowNumber: ParsedField<Int>, on platform: Platform, in transaction: any Transaction
    ) throws -> (merchant: CredentialTable.MerchantCredential, workflow: Workflow?, now: Instant) {
        let time = try platform.queryTime(in: transaction)
        let holders = try CredentialTable.credentials(username: username, in: transaction)
        let now = try time.now()
        let today = platform.dutchTime.date(at: now)
        let workflow = try workflowNumber.value.map {
            try WorkflowTable.find(number: $0, username: username, on: today, in: transaction)
        }
        let merchant = try authenticateForAction(among: holders)
        return (merchant, try workflow?.first(), now)
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
        // An unknown username costs a comparison too.
        let hashes = holders.isEmpty ? [String(repeating: "0", count: 64)] : holders.map(\.clientIDHash)
        let matches = hashes.map { $0.equalsInConstantTime(clientIDHash) }
        guard !holders.isEmpty else { throw Refusal(.unknownUsername) }
        guard let match = matches.firstIndex(of: true) else { throw Refusal(.invalidClientID) }
        return holders[match]
    }
}

extension String {
    /// Compares every byte, whatever the first ones say.
    func equalsInConstantTime(_ other: String) -> Bool {
        let (left, right) = (Array(utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        return left.indices.reduce(UInt8(0)) { $0 | (left[$1] ^ right[$1]) } == 0
    }
}
