import Domain
import Reference
@testable import ServerTestSupport
import Testing

@testable import Wire

/// OWASP API5:2023, broken function level authorisation.
@Suite("API5: what a caller may do at all")
struct FunctionAuthorisationTests {
    @Test("A production platform has no sandbox, no demo shop and no back door")
    func production() async throws {
        try await TestServer.run(.production) { sandbox async throws in
            for call in Reference.calls(in: .sandbox) {
                let request = call.method == .get ? WireRequest.get(call.path) : WireRequest(call.path, body: "{}".utf8)
                #expect(try await sandbox.answer(request).status == 404, "\(call.path)")
            }
            for page in ["/demo", "/demo/webhooks", "/demo/news"] {
                #expect(try await sandbox.answer(.get(page)).status == 404, "\(page)")
            }
        }
    }

    @Test("A deactivated merchant gets nothing new, and still manages what it has")
    func deactivated() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted("10001")
            try await sandbox.execute("UPDATE merchants SET is_active = 0 WHERE username = 'usertest'")
            #expect(try await sandbox.answer(V1TestMessage.check()).code == "607")
            #expect(try await sandbox.answer(V1TestMessage.order(["ORDERNUMBER": "10002"])).code == "402")
            #expect(try await sandbox.answer(WireRequest(SessionMessage())).status == 403)
            #expect(try await sandbox.answer(V1TestMessage.credit("10001", "1.00")).verdict == "200")
        }
    }

    @Test("No call is open to another method than its own")
    func methods() async throws {
        try await TestServer.run { sandbox async throws in
            for call in Reference.calls where call.method == .post {
                for method in ["GET", "PUT", "PATCH", "DELETE"] {
                    var request = WireRequest(call.path, body: "{}".utf8)
                    request.method = method
                    #expect(try await sandbox.answer(request).status == 404, "\(method) \(call.path)")
                }
            }
        }
    }
}
