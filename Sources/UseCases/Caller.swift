package import Domain
import Storage

/// Who sends a request, as it says of itself.
package struct Caller: Sendable {
    let username: String
    let clientIDHash: String
    /// Never stored: what is sealed under it stays so for whoever has the database alone.
    private let clientID: String
    /// Whether the message names the action of the call it was sent to. Told only to a caller who is known.
    let namesAction: Bool

    package init(username: String?, clientID: String?, namesAction: Bool = true) {
        self.username = username ?? ""
        self.clientID = clientID ?? ""
        clientIDHash = ClientID(self.clientID).hash
        self.namesAction = namesAction
    }
}

extension Caller {
    /// Whether there is a client id at all, right or wrong.
    var hasClientID: Bool { !clientID.isEmpty }

    /// - Throws: `.missingUsername`, `.missingClientID`
    package func insistOnCredentials() throws(Refusal) {
        guard !username.isEmpty else { throw Refusal(.missingUsername) }
        guard hasClientID else { throw Refusal(.missingClientID) }
    }

    /// What seals the replies that this caller gets under an idempotency key.
    func seal(under idempotencyKey: String) -> ReplySeal {
        ReplySeal(secret: clientID, idempotencyKey: idempotencyKey)
    }

    /// The merchant that the caller proves to be.
    func authenticated(in transaction: any Transaction) throws -> CredentialTable.Holder {
        try authenticated(among: CredentialTable.holders(username: username, in: transaction))
    }

    /// The same, whatever is asked.
    func known(in transaction: any Transaction) throws -> CredentialTable.Holder {
        try known(among: CredentialTable.holders(username: username, in: transaction))
    }

    /// The merchant that the caller proves to be, and the agreement it names, which is looked up by the name alone so
    /// that both are asked for at once.
    /// - Parameter workflowNumber: absent or malformed for one that no agreement has.
    /// - Returns: the agreement in the version of the day, and the platform's time.
    func authenticated(
        namingWorkflow workflowNumber: Field<Int>, on platform: Platform, in transaction: any Transaction
    ) throws -> (merchant: CredentialTable.Holder, workflow: Workflow?, now: Instant) {
        let time = try platform.askTime(in: transaction)
        let holders = try CredentialTable.holders(username: username, in: transaction)
        let now = try time.now()
        let today = platform.dutchTime.date(at: now)
        let workflow = try workflowNumber.value.map {
            try WorkflowTable.find(number: $0, username: username, on: today, in: transaction)
        }
        let merchant = try authenticated(among: holders)
        return (merchant, try workflow?.first(), now)
    }

    private func authenticated(among holders: Answer<CredentialTable.Holder>) throws -> CredentialTable.Holder {
        let holder = try known(among: holders)
        guard namesAction else { throw Refusal(.unknownAction) }
        return holder
    }

    private func known(among holders: Answer<CredentialTable.Holder>) throws -> CredentialTable.Holder {
        let holders = try holders.rows()
        // An unknown username costs a comparison too.
        let hashes = holders.isEmpty ? [String(repeating: "0", count: 64)] : holders.map(\.clientIDHash)
        let matches = hashes.map { $0.equalsInConstantTime(clientIDHash) }
        guard !holders.isEmpty else { throw Refusal(.unknownUsername) }
        guard let match = matches.firstIndex(of: true) else { throw Refusal(.wrongClientID) }
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
