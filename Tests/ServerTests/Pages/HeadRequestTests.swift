import Hummingbird
@testable import ServerTestSupport
import Testing

@testable import Server

@Suite("HEAD")
struct HeadRequestTests {
    /// Values for the parameters of paths, so that what is asked for is there where that is possible.
    private static let values = [
        "{id}": "credit-check", "{number}": "KRKND-0001", "{version}": "latest", "{file}": "badge-orange.svg",
        "{token}": "unknown", "**": "nothing",
    ]

    private static func address(of path: RouterPath) -> String {
        values.reduce(path.description) { $0.replacing($1.key, with: $1.value) }
    }

    @Test("Every address that can be read answers HEAD as it answers GET, without the body")
    func everyRoute() async throws {
        try await TestServer.run(hasOrders: true) { sandbox async throws in
            let router = try buildRouter(sandbox.platform, brand: nil, version: "1.2.3").router
            let paths = router.routes.filter { $0.method == .get }.map { Self.address(of: $0.path) }
            #expect(paths.count > 30 && paths.contains("/") && paths.contains("/livez") && paths.contains("/demo"))
            #expect(!paths.contains { $0.contains("{") })
            for path in paths {
                let page = try await sandbox.answer(.get(path))
                let bytes = try await sandbox.connected { client in
                    var request = WireRequest.get(path).with("Connection", "close")
                    request.method = "HEAD"
                    try client.send(request)
                    return try client.receiveToEnd()
                }
                let end = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)), "\(path)")
                let head = try WireReply(head: bytes[..<end.lowerBound])
                #expect(end.upperBound == bytes.count, "\(path): a body")
                #expect(head.status == page.status, "\(path)")
                for name in ["Content-Length", "Content-Type", "ETag", "Cache-Control", "Location"] {
                    #expect(head.header(name) == page.header(name), "\(path): \(name)")
                }
                #expect(page.contentLength == page.body.count, "\(path)")
            }
        }
    }

    @Test("Calls that are posted answer neither GET nor HEAD", arguments: ["/v1/client/check", "/v2/client/check"])
    func calls(path: String) async throws {
        try await TestServer.run { sandbox in
            for method in ["GET", "HEAD"] {
                let bytes = try await sandbox.connected { client in
                    var request = WireRequest.get(path).with("Connection", "close")
                    request.method = method
                    try client.send(request)
                    return try client.receiveToEnd()
                }
                #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 404 "), "\(method)")
            }
        }
    }
}
