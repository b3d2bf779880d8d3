import Domain

/// Persons that behave in a known way, in the sandbox only (docs/spec/platform.md).
extension Platform {
    private static let slowPersonDelay = Duration.seconds(3)

    /// Lets a shop see what it does while the platform is slow.
    func delayIfTestPerson(_ party: PartyForm) async throws {
        guard environment == .sandbox, let surname = party.lastName.value,
            TestPerson(surname: surname) == .slow
        else { return }
        try await pause(Self.slowPersonDelay)
    }

    /// Lets a shop see what it does when the platform is broken.
    func failIfTestPerson(_ customer: Customer) throws(Refusal) {
        let person = TestPerson(surname: customer.person.lastName)
        if environment == .sandbox, person == .failing { throw Refusal(.internalFailure) }
    }
}
