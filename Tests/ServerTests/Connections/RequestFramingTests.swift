@testable import ServerTestSupport
import Testing

@Suite("Requests that others could read otherwise")
struct RequestFramingTests {
    private static let body = Array(V1TestMessage.check().xml.utf8)

    private static var chunked: [UInt8] {
        Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)
    }

    private static func request(_ headers: [String], version: String = "HTTP/1.1", body: [UInt8]) -> [UInt8] {
        Array((["POST /v1/client/check \(version)"] + headers).joined(separator: "\r\n").utf8) + Array("\r\n\r\n".utf8)
            + body
    }

    @Test(
        "Two Host headers, or none, are answered 400",
        arguments: [
            [], ["Host: 127.0.0.1", "Host: 127.0.0.1"], ["Host: a", "host: b"],
            ["HOST: a", "Connection: close", "Host: "],
        ])
    func hosts(hosts: [String]) async throws {
        let bytes = Self.request(hosts + ["Content-Length: \(Self.body.count)"], body: Self.body)
        try await Self.expect(400, for: bytes)
    }

    @Test(
        "A Transfer-Encoding that is not exactly chunked is answered 501",
        arguments: [
            ["gzip, chunked"], ["identity"], ["gzip"], ["identity", "chunked"], ["xchunked"],
            ["chunked;q=1"],
        ])
    func encodings(values: [String]) async throws {
        let bytes = Self.request(["Host: a"] + values.map { "Transfer-Encoding: \($0)" }, body: Self.chunked)
        try await Self.expect(501, for: bytes)
    }

    @Test("Transfer-Encoding beside Content-Length, twice chunked or in HTTP/1.0 is answered 400")
    func ambiguous() async throws {
        let twice = ["Host: a", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"]
        try await Self.expect(400, for: Self.request(twice, body: Self.chunked))
        let both = ["Host: a", "Content-Length: \(Self.body.count)", "Transfer-Encoding: chunked"]
        try await Self.expect(400, for: Self.request(both, body: Self.chunked))
        let old = ["Host: a", "Transfer-Encoding: chunked"]
        try await Self.expect(400, for: Self.request(old, version: "HTTP/1.0", body: Self.chunked))
    }

    @Test("An ordinary body in chunks is read, with little beside it; HTTP/1.0 needs no Host")
    func ordinary() async throws {
        let size = String(Self.body.count, radix: 16)
        let extended = Array("\(size);name=value\r\n".utf8) + Self.body + Array("\r\n0\r\nTrailer: x\r\n\r\n".utf8)
        try await Self.expect(200, for: Self.request(["Host: a", "Transfer-Encoding: Chunked"], body: extended))
        let old = Self.request(["Content-Length: \(Self.body.count)"], version: "HTTP/1.0", body: Self.body)
        try await Self.expect(200, for: old)
    }

    @Test("A refusal comes behind the replies to the requests before it")
    func pipelined() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                let good = WireRequest(.check(["LASTNAME": "Traag"])).bytes
                try client.send(good + good + Self.request([], body: []) + good)
                #expect(try client.receive().code == "500")
                #expect(try client.receive().code == "500")
                #expect(try client.receive().status == 400)
                #expect(try client.isClosedByServer())
            }
        }
    }

    @Test("Chunk extensions, chunks of one byte and trailers beyond 64 KiB are answered 400")
    func overhead() async throws {
        let head = ["Host: a", "Transfer-Encoding: chunked"]
        let long = Array("1;\(String(repeating: "x", count: 100_000))\r\n ".utf8)
        try await Self.expect(400, for: Self.request(head, body: long))
        let many = Array(String(repeating: "1;x=y\r\n \r\n", count: 12_000).utf8)
        try await Self.expect(400, for: Self.request(head, body: many))
        let trailers = String(repeating: "Trailer: \(String(repeating: "x", count: 1_000))\r\n", count: 90)
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                try client.send(Self.request(head, body: Array("0\r\n\(trailers)\r\n".utf8)))
                #expect(try client.receive().status == 400)
            }
        }
    }

    @Test("A head beyond 64 KiB is answered 431, one with more than a hundred fields 400")
    func head() async throws {
        try await Self.expect(
            431, for: Self.request(["Host: a", "X: \(String(repeating: "x", count: 80_000))"], body: []))
        let blank = ["Host: a", "X:\(String(repeating: " ", count: 80_000))x"]
        try await Self.expect(431, for: Self.request(blank, body: []))
        try await Self.expect(400, for: Self.request(["Host: a"] + (1...100).map { "X\($0): x" }, body: []))
    }

    private static func expect(
        _ status: Int, for bytes: [UInt8], _ location: SourceLocation = #_sourceLocation
    ) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                try client.send(bytes)
                let reply = try client.receive()
                #expect(reply.status == status, sourceLocation: location)
                if status != 200 { #expect(try client.isClosedByServer(), sourceLocation: location) }
            }
        }
    }
}
