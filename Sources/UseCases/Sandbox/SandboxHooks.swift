import Domain

/// Behaviour that only a sandbox has on the way of a request: test persons, who behave in a known way
/// (docs/spec/platform.md). A production platform has no hooks.
struct SandboxHooks: Sendable {
    let creditRules = SandboxCreditRules()
    /// Suspends a request.
    private let pause: @Sendable (Duration) async throws -> Void

    init(pause: @escaping @Sendable (Duration) async throws -> Void) {
        self.pause = pause
    }

    private static let slowPersonDelay = Duration.seconds(3)

    /// Delays the request of test person Traag, so that a shop sees how it copes with a slow platform.
    func delayTestPerson(_ party: PartyForm) async throws {
        guard let surname = party.lastName.value, TestPerson(surname: surname) == .slow else { return }
        try await pause(Self.slowPersonDelay)
    }

    /// Fails the request of test person Storing, so that a shop sees how it copes with a broken platform.
    /// - Throws: `Refusal(.internalFailure)`
    func failTestPerson(_ customer: Customer) throws(Refusal) {
        guard TestPerson(surname: customer.person.lastName) == .failing else { return }
        throw Refusal(.internalFailure)
    }
}
