import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Hostile bodies")
struct HostileBodyTests {
    @Test("A hostile body gets its code, and the next request its answer", arguments: HostileBody.all)
    func answers(_ hostile: HostileBody) async throws {
        try await TestServer.run { sandbox in
            // Quadratic work on a body of this size takes minutes, which the client does not wait.
            let reply = try await sandbox.answer(hostile.request)
            reply.expectReplyInvariants()
            #expect(reply.code == hostile.code)
            let next = try await sandbox.answer(.check(["EMAIL": "next@example.com"]))
            #expect(next.code == "500")
        }
    }

    @Test("A body that ends before its length leaves the server to the others")
    func shortBody() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                let request = WireRequest(.check())
                try client.send(Array(request.bytes.dropLast(100)))
                client.finishSending()
                _ = try? client.receive()
            }
            let next = try await sandbox.answer(.check())
            #expect(next.code == "500")
        }
    }

    @Test(
        "Bytes that are not HTTP are refused and the connection closed",
        arguments: ["\0\0\0\0\r\n\r\n", "<API/>\r\n\r\n", "GET\r\n\r\n"])
    func noHTTP(bytes: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                try client.send(Array(bytes.utf8))
                client.finishSending()
                let rest = String(decoding: try client.receiveToEnd(), as: UTF8.self)
                #expect(rest.isEmpty || rest.hasPrefix("HTTP/1.1 400"))
            }
            let next = try await sandbox.answer(.check())
            #expect(next.code == "500")
        }
    }

    @Test("A hundred idle connections do not block others")
    func idleConnections() async throws {
        try await TestServer.run { sandbox in
            let port = sandbox.port
            let code = try await onThread {
                let silent = try (0..<100).map { _ in try WireClient(port: port) }
                for client in silent { try client.send(Array("POST /api/check HTTP/1.1\r\nContent-Le".utf8)) }
                let client = try WireClient(port: port)
                try client.send(WireRequest(.check()))
                return try withExtendedLifetime(silent) { try client.receive().code }
            }
            #expect(code == "500")
        }
    }
}
