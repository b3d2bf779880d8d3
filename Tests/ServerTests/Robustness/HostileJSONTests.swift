@testable import ServerTestSupport
import Testing

@Suite("Hostile JSON")
struct HostileJSONTests {
    @Test("A hostile JSON body is answered in good form, does nothing, and breaks nothing", arguments: chunks)
    func answers(_ chunk: Chunk) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            for hostile in chunk.bodies {
                let before = try await sandbox.openAmount()
                let reply = try await sandbox.answer(hostile.request)
                #expect(reply.status == 200, "\(hostile.testDescription)")
                let result = reply.json?["result"]?.text
                let code = reply.json?["error.code"]?.text ?? reply.json?["code"]?.text
                let words = "\(hostile.testDescription): \(reply.text.prefix(300))"
                #expect(result == "ERROR" || result == "MSG", "\(words)")
                #expect(code != "603", "\(words)")
                if !hostile.codes.isEmpty { #expect(hostile.codes.contains(code ?? ""), "\(words)") }
                guard result == "ERROR" else { continue }
                #expect(reply.json?["error.message"]?.text?.isEmpty == false, "\(words)")
                #expect(try await sandbox.openAmount() == before, "\(words)")
            }
            let next = try await sandbox.answer(json: .check(["customer.email": "next@example.com"]))
            #expect(next.verdict == "500" || next.verdict == "501")
        }
    }

    /// Several bodies that are sent one after the other to one sandbox.
    struct Chunk: Sendable, CustomTestStringConvertible {
        let bodies: ArraySlice<HostileJSON>

        var testDescription: String { "\(bodies.count) from \(bodies.first?.testDescription ?? "none")" }
    }

    private static let chunks = stride(from: 0, to: HostileJSON.all.count, by: 40).map { start in
        Chunk(bodies: HostileJSON.all[start..<min(start + 40, HostileJSON.all.count)])
    }

    @Test("A refused request stores nothing", arguments: ["{", #"{"billinkUsername":"usertest"}"#])
    func nothingStored(body: String) async throws {
        try await TestServer.run { sandbox in
            for message in HostileJSON.messages {
                let reply = try await sandbox.answer(WireRequest("/v2/\(message.call)", body: body.utf8))
                reply.expectWellMadeJSON()
                #expect(reply.json?["result"]?.text == "ERROR")
            }
            for table in ["checks", "orders", "order_events", "outbox", "idempotency_keys", "credit_notes"] {
                #expect(try await sandbox.count(table) == 0, "\(table)")
            }
        }
    }

    @Test("Whatever else is below /v2 is answered as JSON with 404")
    func unknownCalls() async throws {
        try await TestServer.run { sandbox in
            for path in ["/v2/client/nothing", "/v2/", "/v2/client/invoice/credit/x", "/v2/reconciliation/invoices"] {
                let reply = try await sandbox.answer(WireRequest(path, body: "{}".utf8))
                #expect(reply.status == 404)
                #expect(reply.json?["status"]?.text == "error")
            }
        }
    }
}
