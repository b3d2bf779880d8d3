@testable import ServerTestSupport
import Storage
import Synchronization
import Testing
import UseCases

/// OWASP API1:2023, broken object level authorisation: whoever names what is another merchant's is answered as if it
/// were not there, in the same words and with the same work.
@Suite("API1: what is another merchant's")
struct ObjectAuthorisationTests {
    /// Calls about one order, by the number they name.
    private static let calls: [@Sendable (String) -> V1TestMessage] = [
        { .status($0) }, { .start($0) }, { .credit($0, "1.00") }, { .payment($0, "1.00") }, { .hold($0) },
        { .resume($0) }, { .message($0, "Hello") }, { .file($0) },
    ]

    @Test("No call tells another merchant's order from one that is not there", arguments: WireAPI.allCases)
    func orders(api: WireAPI) async throws {
        let recorder = Mutex<StatementRecorder?>(nil)
        try await TestServer.run { store in
            let recording = StatementRecorder(store)
            recorder.withLock { $0 = recording }
            return recording
        } _: { sandbox in
            let statements = try #require(recorder.withLock { $0 })
            try await sandbox.placeStarted("10001")
            // Who has called before is known: the limit of a new caller is looked up once.
            _ = try await sandbox.answer(V1TestMessage.status("10001").from(.apitest))
            for (index, call) in Self.calls.enumerated() where api == .v1 || index < 7 {
                // The invoice number too: it names the other merchant's letter code.
                for (foreign, unknown) in [("10001", "90009"), ("3TST10001", "3TST90009")] {
                    _ = statements.take()
                    let theirs = try await sandbox.answer(call(foreign).from(.apitest), through: api)
                    let work = statements.take()
                    let nobodys = try await sandbox.answer(call(unknown).from(.apitest), through: api)
                    #expect(theirs.text.replacing(foreign, with: unknown) == nobodys.text, "\(call(foreign).call)")
                    #expect(theirs.status == nobodys.status)
                    #expect(work == statements.take(), "\(call(foreign).call): other work for an order that is there")
                }
            }
            #expect(try await sandbox.status("10001") == "2 Wait for payment ( Start delay )")
        }
    }

    @Test("Another merchant's check is one that was not made")
    func checks() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid]).from(.apitest)
            let theirs = try await sandbox.answer(order)
            let nobodys = try await sandbox.answer(order.with(["CHECKUUID": "3f0a7c52-9d1e-4b6f-8c2a-5e7d90b1a364"]))
            #expect(theirs.code == "440")
            #expect(theirs.text == nobodys.text)
        }
    }

    @Test("Another merchant's session is one that was not created")
    func sessions() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let theirs = try await sandbox.answer(.sessionStatus(sessionID: token.text, from: .apitest))
            let nobodys = try await sandbox.answer(
                .sessionStatus(sessionID: String(repeating: "0", count: 32), from: .apitest))
            #expect(theirs.status == 404)
            #expect(theirs.text == nobodys.text)
            let byInvoice = try await sandbox.answer(
                .sessionStatus(invoiceNumber: "1TST000000123", from: .apitest))
            #expect(byInvoice.text == nobodys.text)
        }
    }

    @Test("Another merchant's idempotency key and credit note number are one's own to use")
    func keys() async throws {
        try await TestServer.run { sandbox in
            for account in [TestAccount.usertest, .apitest] {
                let order = V2TestMessage.order().from(account)
                let reply = try await sandbox.answer(json: order, key: "key-1")
                #expect(reply.header("Idempotent-Replayed") == nil)
                #expect(reply.verdict == "200", "\(reply.text)")
            }
        }
    }
}
