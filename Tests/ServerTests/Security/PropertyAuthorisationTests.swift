import Reference
@testable import ServerTestSupport
import Testing

@testable import Wire

/// OWASP API3:2023, broken object property level authorisation: nobody sets or reads a member that is not theirs.
@Suite("API3: members that are not the caller's")
struct PropertyAuthorisationTests {
    @Test("An order cannot be born started, paid or another merchant's")
    func orders() async throws {
        try await TestServer.run { sandbox in
            let order = V2TestMessage.order([
                "status": 1, "stage": "paid", "paidOut": 1, "openAmount": "0.00", "merchant": "apitest",
                "merchantId": 1, "isActive": true, "step": "Collection", "invoice": "3API10001",
            ])
            #expect(try await sandbox.answer(json: order).json?["invoice"]?.text == "3TST10001")
            let info = try await sandbox.info("10001")
            #expect(info["status"] == 0)
            #expect(info["openAmount"]?.text == "121.00")
            #expect(info["paidOut"] == 0)
        }
    }

    @Test("A session takes no more of a request than it says it does")
    func sessions() async throws {
        try await TestServer.run { sandbox in
            let message = SessionMessage().with(
                #""transaction":{"#, #""status":"order_created","state":"order_created","transaction":{"#)
            let token = try await sandbox.session(message)
            #expect(try await sandbox.status(token) == "session_active")
        }
    }

    @Test("The decision of a check, and its customer, are in no response")
    func decisions() async throws {
        try await TestServer.run { sandbox in
            let rejected = try await sandbox.answer(json: .check(["backdoor": "0"]))
            #expect(rejected.text == #"{"result":"MSG","code":"501","description":"Advies=0"}"#)
        }
    }

    @Test("No reply has a member of a secret's name, but those that make one")
    func secrets() {
        let makers: Set = ["generate-webhook-secret", "create-merchant", "rotate-client-id"]
        let secrets = ["secret", "password", "billinkid", "clientid", "uniqueid", "hash"]
        for call in Reference.calls where !makers.contains(call.id) {
            let names = call.replies.flatMap(\.fields).flatMap(\.allNames).map { $0.lowercased() }
            for secret in secrets {
                #expect(!names.contains { $0.contains(secret) && $0 != "changepasswordlink" }, "\(call.id): \(secret)")
            }
        }
    }
}

extension FieldReference {
    fileprivate var allNames: [String] { [name] + type.fields.flatMap(\.allNames) }
}
