import UseCases

extension TestAccount {
    /// One of the accounts that every sandbox has.
    init(_ account: SandboxAccount) {
        self.init(username: account.username, clientID: account.clientIDs[0])
    }
}
