import NIOCore
import Server
@testable import ServerTestSupport
import Testing

@Suite("Slow clients")
struct ConnectionTimeoutTests {
    private static func limits(_ change: (inout ConnectionLimits) -> Void) -> ConnectionLimits {
        var limits = ConnectionLimits()
        change(&limits)
        return limits
    }

    @Test("A head that does not come to its end is answered 408, and the connection closed")
    func head() async throws {
        let limits = Self.limits { $0.headTimeout = .milliseconds(100) }
        try await TestServer.run(limits: limits) { sandbox in
            try await sandbox.connected { client in
                try client.send(Array("POST /v1/client/check HTTP/1.1\r\nHost: 127.0.0.1\r\n".utf8))
                let reply = try client.receive()
                #expect(reply.status == 408)
                #expect(reply.header("Connection") == "close")
                #expect(try client.isClosedByServer())
            }
        }
    }

    @Test("A second head that does not come to its end is answered 408")
    func secondHead() async throws {
        let limits = Self.limits { $0.headTimeout = .milliseconds(200) }
        try await TestServer.run(limits: limits) { sandbox in
            try await sandbox.connected { client in
                try client.send(WireRequest(.check()))
                #expect(try client.receive().code == "500")
                try client.send(Array("POST /v1".utf8))
                #expect(try client.receive().status == 408)
                #expect(try client.isClosedByServer())
            }
        }
    }

    @Test("A body that does not come to its end is answered 408, and nothing is done")
    func body() async throws {
        let limits = Self.limits { $0.bodyTimeout = .milliseconds(100) }
        try await TestServer.run(limits: limits) { sandbox in
            try await sandbox.connected { client in
                try client.send(Array(WireRequest(.order()).bytes.dropLast()))
                #expect(try client.receive().status == 408)
                #expect(try client.isClosedByServer())
            }
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("A connection on which nothing comes is closed", arguments: [true, false])
    func idle(hasSentRequest: Bool) async throws {
        let limits = Self.limits { ($0.headTimeout, $0.idleTimeout) = (.milliseconds(300), .milliseconds(100)) }
        try await TestServer.run(limits: limits) { sandbox in
            try await sandbox.connected { client in
                if hasSentRequest {
                    try client.send(WireRequest(.check()))
                    #expect(try client.receive().code == "500")
                }
                #expect(try client.isClosedByServer())
            }
        }
    }

    @Test("A client that does not read its replies is disconnected")
    func reader() async throws {
        let limits = Self.limits { $0.writeTimeout = .milliseconds(200) }
        try await TestServer.run(limits: limits) { sandbox in
            try await onThread { [port = sandbox.port] in
                let client = try WireClient(port: port, timeout: 10)
                let error = #expect(throws: WireClient.Failure.self) {
                    while true { try client.send(.get("/openapi.json")) }
                }
                // Not "temporarily unavailable": that would be a server that waits as well.
                #expect(error?.description.contains(/reset|pipe/) == true, "\(String(describing: error))")
            }
        }
    }

    @Test("Requests in flight are answered during the grace; then the connections that are left are closed")
    func grace() async throws {
        let limits = Self.limits { $0.grace = .milliseconds(300) }
        try await TestServer.run(limits: limits) { sandbox in
            let slow = try await onThread { [port = sandbox.port] in
                let client = try WireClient(port: port)
                try client.send(Array(WireRequest(.order()).bytes.dropLast()))
                return UncheckedClient(client: client)
            }
            // The server has read it once another connection behind it is answered.
            #expect(try await sandbox.answer(.check()).code == "500")
            await sandbox.beginShutdown()
            #expect(try await onThread { try slow.client.isClosedByServer() })
            try await sandbox.hasEnded()
        }
    }
}

/// A client that is handed from thread to thread, one at a time.
private struct UncheckedClient: @unchecked Sendable {
    // Its calls block and never overlap.
    let client: WireClient
}
