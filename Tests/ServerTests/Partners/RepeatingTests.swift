import Domain
@testable import ServerTestSupport
import Synchronization
import Testing
import Wire

@testable import Storage
@testable import UseCases

@Suite("A letter code that another request takes meanwhile")
struct RepeatingTests {
    @Test(
        "leads to another try, a bounded number of times; a username does not",
        arguments: [
            (MerchantTable.letterCodeConstraint, 2, 3, true), (MerchantTable.letterCodeConstraint, 4, 5, true),
            (MerchantTable.letterCodeConstraint, 100, 5, false), (MerchantTable.usernameConstraint, 1, 1, false),
        ])
    func tries(constraint: String, failures: Int, expected: Int, succeeds: Bool) async throws {
        try await TestServer.run { sandbox in
            var tries = 0
            let result = try? await CreatePartnerMerchant(sandbox.platform).retrying {
                tries += 1
                if tries <= failures { throw UniqueViolation(constraint: constraint) }
                return "done"
            }
            #expect(tries == expected)
            #expect((result == "done") == succeeds)
        }
    }

    @Test("All tries together take no longer than one may, also under an Idempotency-Key")
    func oneDeadline() async throws {
        try await TestServer.run { sandbox in
            let patience = Mutex<[Duration]>([])
            let database = InterceptedDatabase(store: sandbox.platform.database) { duration in
                patience.withLock { $0.append(duration) }
                sandbox.clock.advance(hours: 0, milliseconds: 2_000)
                throw UniqueViolation(constraint: "test")
            }
            let platform = Platform(
                database: database, environment: .sandbox, dutchTime: sandbox.platform.dutchTime, node: 2,
                clock: { sandbox.clock.now }, uptime: { sandbox.clock.uptime },
                randomBytes: { Array(repeating: 0, count: $0) }, publicURL: { "https://pay.example.com" },
                encodeWebhook: WebhookPayload.encode)
            let request = TakenKeyRequest(platform: platform)
            await #expect(throws: UniqueViolation.self) { try await request(()) }
            let caller = Caller(username: TestAccount.usertest.username, clientID: TestAccount.usertest.clientID)
            let key = try IdempotentRequest.IdempotencyKey("key-1", call: "test", body: [])
            await #expect(throws: UniqueViolation.self) {
                try await IdempotentRequest(platform)(request, (), from: caller, under: key) { _ in
                    IdempotentRequest.StoredReply(body: "", code: "200")
                }
            }
            let expected = [10, 8, 6, 4, 2].map { Duration.seconds($0) }
            #expect(patience.withLock { $0 } == expected + expected)
        }
    }
}

/// Meets a key that is taken each time.
private struct TakenKeyRequest: MerchantUseCase {
    let platform: Platform

    func execute(_ work: Void, in transaction: any Transaction) throws {}

    func shouldRetry(after error: any Error) -> Bool { error is UniqueViolation }
}
