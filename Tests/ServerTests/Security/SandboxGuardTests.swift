@testable import ServerTestSupport
import Testing

/// A sandbox acts without credentials: only its own pages, and clients that are no browsers, may make it.
@Suite("Protection of the sandbox against other sites")
struct SandboxGuardTests {
    private static let requests: [WireRequest] = [
        .sandbox("clock/advance", ["days": 1]), .sandbox("payments", [:]), .get("/sandbox/clock"),
        WireRequest("//sandbox/clock/advance", body: #"{"days":1}"#.utf8),
        WireRequest("/docs/calls/advance-clock", body: "body=%7B%22days%22%3A1%7D".utf8),
        WireRequest("/demo/pay", body: "lamp=1".utf8), WireRequest("/demo/orders/NOT-STARTED/wait"),
        WireRequest("/pay/x", body: "amount=1".utf8),
    ]

    @Test("A page of another site sends it nothing", arguments: requests)
    func otherSites(request: WireRequest) async throws {
        try await TestServer.run(hasOrders: true) { (sandbox: TestServer) async throws -> Void in
            let clock = try await sandbox.answer(.get("/sandbox/clock")).text
            for headers in [
                ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "x"],
                ["Origin": "https://evil.example"], ["Origin": "null"], ["Origin": "http://127.0.0.1:1"],
                ["Origin": "http://127.0.0.1.evil.example"], ["Origin": "https://evil.example/http://127.0.0.1"],
                ["Sec-Fetch-Site": "none", "Origin": "https://evil.example"],
            ] {
                let reply = try await sandbox.answer(headers.reduce(request) { $0.with($1.key, $1.value) })
                #expect(reply.status == 403, "\(headers)")
                #expect(reply.member("message")?.contains("other sites") == true, "\(reply.text)")
            }
            #expect(try await sandbox.answer(.get("/sandbox/clock")).text == clock)
            #expect(try await sandbox.count("sessions") == 0)
        }
    }

    @Test(
        "A name that a stranger may have pointed at this machine is refused, in words that name the option",
        arguments: requests + [.get("/demo"), .get("/demo/webhooks")])
    func otherNames(request: WireRequest) async throws {
        try await TestServer.run(hasOrders: true) { (sandbox: TestServer) async throws -> Void in
            for host in [
                "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "127.0.0.1@evil.example",
            ] {
                let own = request.with("Host", host).with("Origin", "http://\(host)")
                let reply = try await sandbox.answer(own.with("Sec-Fetch-Site", "same-origin"))
                #expect(reply.status == 403, "\(host)")
                #expect(reply.text.contains("--allowed-host"))
            }
            let page = try await sandbox.answer(request.with("Host", "evil.example").with("Accept", "text/html,*/*"))
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.text.contains("--allowed-host"))
        }
    }

    @Test(
        "Its own names are loopback, addresses, and the public address's host",
        arguments: [
            "localhost", "LOCALHOST:8080", "localhost.", "127.0.0.1", "127.4.5.6:80", "[::1]", "[::1]:8080",
            "192.168.1.20:8080", "[fd00::1]", "pay.example.com", "pay.example.com:443",
        ])
    func ownNames(host: String) async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let advance = WireRequest.sandbox("clock/advance", ["days": 1]).with("Host", host)
            #expect(try await sandbox.answer(advance).status == 200)
            let page = advance.with("Sec-Fetch-Site", "same-origin").with("Origin", "http://\(host.lowercased())")
            #expect(try await sandbox.answer(page).status == 200)
            #expect(try await sandbox.answer(WireRequest.get("/demo").with("Host", host)).status == 200)
        }
    }

    @Test("Behind a proxy that puts its own name, pages of the public address are its own")
    func proxy() async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let advance = WireRequest.sandbox("clock/advance", ["days": 1])
            #expect(try await sandbox.answer(advance.with("Origin", "https://pay.example.com")).status == 200)
            #expect(try await sandbox.answer(advance.with("Origin", "http://pay.example.com")).status == 403)
        }
    }

    @Test("A link on another site leads to the demo shop and to the reference")
    func links() async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            for path in ["/demo", "/docs/calls/advance-clock", "/sandbox/clock"] {
                let link = WireRequest.get(path).with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Mode", "navigate")
                #expect(try await sandbox.answer(link).status == 200, "\(path)")
            }
        }
    }

    @Test("Shops' calls need no such thing: they have credentials, and come under any name")
    func calls() async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let check = WireRequest(V1TestMessage.check()).with("Host", "naderhand.internal")
            #expect(try await sandbox.answer(check).code == "500")
        }
    }
}
