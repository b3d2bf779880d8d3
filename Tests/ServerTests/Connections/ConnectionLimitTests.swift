import Server
@testable import ServerTestSupport
import Testing

@Suite("How much one client may take")
struct ConnectionLimitTests {
    @Test("A connection too many from one address is closed, one from another is served, and places come free")
    func address() async throws {
        var limits = ConnectionLimits()
        limits.maxConnectionsPerAddress = 2
        try await TestServer.run(limits: limits) { sandbox in
            try await onThread { [port = sandbox.port] in
                var clients = try (1...2).map { _ in try WireClient(port: port) }
                for client in clients { try Self.expectService(client) }
                #expect(try WireClient(port: port).isClosedByServer())
                try Self.expectService(WireClient(port: port, from: "127.0.0.2"))
                clients.removeLast()
                // Until the server has seen that the other is gone.
                while try !Self.isServed(WireClient(port: port)) {}
                try Self.expectService(clients[0])
            }
        }
    }

    @Test("A connection too many in all is closed")
    func all() async throws {
        var limits = ConnectionLimits()
        limits.maxConnections = 2
        try await TestServer.run(limits: limits) { sandbox in
            try await onThread { [port = sandbox.port] in
                let clients = try (1...2).map { try WireClient(port: port, from: "127.0.0.\($0)") }
                for client in clients { try Self.expectService(client) }
                #expect(try WireClient(port: port, from: "127.0.0.3").isClosedByServer())
                for client in clients { try Self.expectService(client) }
            }
        }
    }

    @Test("Connections of a trusted proxy are not counted by address")
    func proxy() async throws {
        var limits = ConnectionLimits()
        limits.maxConnectionsPerAddress = 1
        let proxies = try #require(TrustedProxies("127.0.0.1"))
        try await TestServer.run(trustedProxies: proxies, limits: limits) { sandbox in
            try await onThread { [port = sandbox.port] in
                let clients = try (1...5).map { _ in try WireClient(port: port) }
                for client in clients { try Self.expectService(client) }
            }
        }
    }

    @Test("Beyond the limit of bytes under way, who holds most is answered 503; others are served")
    func memory() async throws {
        var limits = ConnectionLimits()
        limits.maxRequestBytes = 300_000
        try await TestServer.run(limits: limits) { sandbox in
            try await onThread { [port = sandbox.port] in
                let small = try Self.unfinished(20_000, port: port, from: "127.0.0.2")
                let first = try Self.unfinished(80_000, port: port, from: "127.0.0.3")
                let second = try Self.unfinished(250_000, port: port, from: "127.0.0.3")
                let reply = try second.receive()
                #expect(reply.status == 503)
                #expect(reply.header("Retry-After") == "1")
                try Self.expectService(WireClient(port: port))
                for (client, count) in [(first, 80_000), (small, 20_000)] {
                    try #expect(!Self.isRefused(client, having: count))
                }
            }
        }
    }

    @Test("Behind a trusted proxy the client that holds most is answered 503")
    func memoryBehindProxy() async throws {
        var limits = ConnectionLimits()
        limits.maxRequestBytes = 300_000
        let proxies = try #require(TrustedProxies("127.0.0.1"))
        try await TestServer.run(trustedProxies: proxies, limits: limits) { sandbox in
            try await onThread { [port = sandbox.port] in
                let large = try Self.unfinished(120_000, of: 130_000, port: port, forwardedFor: "192.0.2.1")
                let small = try Self.unfinished(60_000, of: 150_000, port: port, forwardedFor: "192.0.2.2")
                let largest = try Self.unfinished(140_000, of: 150_000, port: port, forwardedFor: "192.0.2.2")
                // 320,000 bytes in all: the larger request of the second address is enough.
                #expect(try largest.receive().status == 503)
                try #expect(!Self.isRefused(small, having: 60_000, of: 150_000))
                try #expect(!Self.isRefused(large, having: 120_000, of: 130_000))
            }
        }
    }

    /// A request of which some bytes of the body come.
    private static func unfinished(
        _ count: Int, of length: Int = 262_144, port: Int, from source: String? = nil, forwardedFor: String? = nil
    ) throws -> WireClient {
        let client = try WireClient(port: port, from: source)
        var request = WireRequest(.check()).with("X-Forwarded-For", forwardedFor)
        request.body += [UInt8](repeating: UInt8(ascii: " "), count: length - request.body.count)
        try client.send(request.head + request.body.prefix(count))
        return client
    }

    /// Sends what is missing.
    private static func isRefused(_ client: WireClient, having count: Int, of length: Int = 262_144) throws -> Bool {
        try? client.send([UInt8](repeating: UInt8(ascii: " "), count: length - count))
        let reply = try client.receive()
        if reply.status != 503 { #expect(reply.code == "500") }
        return reply.status == 503
    }

    private static func expectService(_ client: WireClient) throws {
        #expect(try isServed(client))
    }

    private static func isServed(_ client: WireClient) throws -> Bool {
        try? client.send(.get("/livez"))
        return (try? client.receive().status) == 200
    }
}
