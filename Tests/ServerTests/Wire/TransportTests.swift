@testable import ServerTestSupport
import Testing

@Suite("The transport")
struct TransportTests {
    /// Calls in a sequence in which the order that is placed is then queried and started.
    private static let calls: [(V1TestMessage, String)] = [
        (.check(), "500"), (.order(), "200"), (.status("10001"), "200"), (.start("10001"), "500"),
    ]

    @Test("Every call answers under both paths", arguments: ["/v1/client", "/api"])
    func paths(prefix: String) async throws {
        try await TestServer.run { sandbox in
            for (message, code) in Self.calls {
                let reply = try await sandbox.answer(WireRequest("\(prefix)/\(message.call)", body: message.xml.utf8))
                reply.expectReplyInvariants()
                #expect(reply.code == code, "\(message.call)")
            }
        }
    }

    @Test(
        "Any other call under these paths is answered 404 in XML",
        arguments: [
            "/api/unknown", "/v1/client/unknown", "/api/", "/v1/client/", "/api/check/deeper", "/v1/client/Check",
            "/api/%63redit", "/v1/client/check%2Forder",
        ])
    func unknownCall(path: String) async throws {
        try await TestServer.run { sandbox in
            try Self.expectNotFound(await sandbox.answer(WireRequest(path, body: V1TestMessage.check().xml.utf8)))
        }
    }

    @Test("Any method but POST is answered 404 in XML", arguments: ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
    func methods(method: String) async throws {
        try await TestServer.run { sandbox in
            for path in ["/api/check", "/v1/client/order"] {
                var request = WireRequest(path)
                request.method = method
                try Self.expectNotFound(await sandbox.answer(request))
            }
        }
    }

    private static func expectNotFound(_ reply: WireReply) throws {
        #expect(reply.status == 404)
        #expect(reply.header("Content-Type") == "text/xml")
        #expect(reply.text == Recorded.error("103", "Unknown action"))
    }

    @Test(
        "Elsewhere an unknown path is answered 404 in JSON",
        arguments: ["/", "/check", "/v1", "/apicheck", "/v1/clients"])
    func elsewhere(path: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(path, body: V1TestMessage.check().xml.utf8))
            #expect(reply.status == 404)
            #expect(reply.header("Content-Type") == "application/json")
        }
    }

    @Test(
        "The body is XML whatever Content-Type says",
        arguments: [
            nil, "text/xml", "text/xml; charset=ISO-8859-1", "application/x-www-form-urlencoded",
            "application/xml; charset=utf-8", "application/json", "multipart/form-data", "",
        ])
    func contentTypes(type: String?) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(
                WireRequest(.check(["CITY": "’s-Hertogenbosch"])).with("Content-Type", type))
            reply.expectReplyInvariants()
            #expect(reply.code == "500")
        }
    }

    @Test("A client of HTTP/1.0 gets a whole body, no chunks, and the connection closed behind it")
    func oldVersion() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                var request = WireRequest(.check())
                request.version = "HTTP/1.0"
                request.headers = [("Content-Type", "application/x-www-form-urlencoded")]
                try client.send(request)
                let reply = try client.receive()
                reply.expectReplyInvariants()
                #expect(reply.code == "500")
                #expect(reply.header("Transfer-Encoding") == nil)
                #expect(reply.contentLength == reply.body.count)
                #expect(try client.isClosedByServer())
            }
        }
    }

    @Test("A client of HTTP/1.0 is sent no 100 Continue, which it does not know")
    func oldVersionExpecting() async throws {
        try await TestServer.run { sandbox in
            var request = WireRequest(.check()).with("Expect", "100-continue").with("Connection", "close")
            request.version = "HTTP/1.0"
            let reply = try await sandbox.answer(request)
            #expect(reply.status == 200)
            #expect(reply.code == "500")
        }
    }

    @Test("A reply of HTTP/1.1 tells its length, and the connection stays for the next request")
    func keepAlive() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                for _ in 0..<3 {
                    try client.send(WireRequest(.status("10001")))
                    let reply = try client.receive()
                    reply.expectReplyInvariants()
                    #expect(reply.header("Transfer-Encoding") == nil)
                }
                try client.send(WireRequest(.status("10001")).with("Connection", "close"))
                try client.receive().expectReplyInvariants()
                #expect(try client.isClosedByServer())
            }
        }
    }

    @Test("Requests sent in one go are answered one by one, in their order")
    func pipelining() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                let messages = [V1TestMessage.order(), .status("10001"), .start("10001"), .status("10001")]
                try client.send(messages.flatMap { WireRequest($0).bytes })
                let replies = try messages.map { _ in try client.receive() }
                #expect(replies.map(\.code) == ["200", "200", "500", "200"])
                #expect(replies[1].elements("DESCRIPTION") == ["No steps given"])
                #expect(replies[3].elements("DESCRIPTION") == ["Wait for payment ( Start delay )"])
            }
        }
    }

    @Test("Who expects 100 Continue gets it before having sent the body")
    func expectContinue() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                let request = WireRequest(.check()).with("Expect", "100-continue")
                for _ in 0..<2 {
                    try client.send(request.head)
                    #expect(try client.receive().status == 100)
                    try client.send(request.body)
                    let reply = try client.receive()
                    reply.expectReplyInvariants()
                    #expect(reply.code == "500")
                }
            }
        }
    }

    @Test("A body may come in chunks, and in pieces of one byte")
    func chunks() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                let request = WireRequest(.check())
                var head = request.with("Transfer-Encoding", "chunked")
                head.tellsLength = false
                try client.send(head.head)
                for chunk in [request.body.prefix(10), request.body.dropFirst(10)] {
                    try client.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
                }
                try client.send(Array("0\r\n\r\n".utf8))
                #expect(try client.receive().code == "500")
                for byte in request.bytes { try client.send([byte]) }
                #expect(try client.receive().code == "500")
            }
        }
    }

    @Test("A body of 256 KiB is read, one byte more is not, and the connection goes on")
    func bodyLimit() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.connected { client in
                for (size, code) in [(262_144, "500"), (262_145, "601"), (2_000_000, "601"), (262_144, "500")] {
                    var request = WireRequest(.check())
                    request.body += [UInt8](repeating: UInt8(ascii: " "), count: size - request.body.count)
                    try client.send(request)
                    let reply = try client.receive()
                    reply.expectReplyInvariants()
                    #expect(reply.code == code, "\(size)")
                }
            }
        }
    }
}
