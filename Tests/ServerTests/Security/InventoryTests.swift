import Reference
@testable import ServerTestSupport
import Testing

@testable import Wire

/// OWASP API9:2023, improper inventory management. That every route is described and every description has a route is
/// proved with the reference (`ReferenceTests`).
@Suite("API9: what there is")
struct InventoryTests {
    @Test("Former paths answer as today's do, and are marked as deprecated")
    func formerPaths() async throws {
        try await TestServer.run { sandbox in
            for call in Reference.calls {
                for path in call.aliasPaths {
                    let today = try await sandbox.answer(WireRequest(call.path, body: "{}".utf8))
                    let former = try await sandbox.answer(WireRequest(path, body: "{}".utf8))
                    #expect(today.text == former.text && today.status == former.status, "\(path)")
                }
            }
            let document = try #require(try await sandbox.answer(.get("/openapi.json")).json)
            #expect(document["paths./api/v1/create.post.deprecated"] == true)
            #expect(document["paths./v2/session/create.post.summary"] != nil)
            #expect(document["paths./v2/session/create.post.deprecated"] == nil)
        }
    }

    @Test("A version says which it is, and paths of versions that do not exist are not there")
    func versions() async throws {
        try await TestServer.run { sandbox async throws in
            #expect(try await sandbox.answer(.get("/version")).json?["version"]?.text == "1.2.3")
            for path in [
                "/v3/client/check", "/v0/client/check", "/client/check", "/V2/client/check",
            ] {
                #expect(try await sandbox.answer(WireRequest(path, body: "{}".utf8)).status == 404, "\(path)")
            }
        }
    }
}
