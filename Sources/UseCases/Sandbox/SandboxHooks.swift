import Domain

/// Request handling that only a sandbox has: test persons with known behaviour (docs/spec/platform.md). A production
/// platform has no hooks.
struct SandboxHooks: Sendable {
    let creditRules = SandboxCreditRules()
    /// Suspends a request for a duration.
    private let pause: @Sendable (Duration) async throws -> Void

    init(pause: @escaping @Sendable (Duration) async throws -> Void) {
        self.pause = pause
    }

    private static let slowPersonDelay = Duration.seconds(3)

    /// Delays the request of test person Traag, for testing a shop with a slow platform.
    func delayTestPerson(_ party: PartyForm) async throws {
        guard let surname = party.lastName.value, TestPerson(surname: surname) == .slow else { return }
        try await pause(Self.slowPersonDelay)
    }

    /// Fails the request of test person Storing, for testing a shop with a failing platform.
    /// - Throws: `Refusal(.internalFailure)`
    func failTestPerson(_ customer: Customer) throws(Refusal) {
        guard TestPerson(surname: customer.person.lastName) == .failing else { return }
        throw Refusal(.internalFailure)
    }
}
