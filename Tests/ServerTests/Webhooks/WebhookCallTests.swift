import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

/// The calls of docs/spec/webhooks.md, their texts to the letter.
@Suite("Calls about webhooks")
struct WebhookCallTests {
    private static let username = ["billinkUsername": "usertest"]
    private static let shop = username.merging(["billinkID": TestAccount.usertest.clientID]) { $1 }

    @Test("A secret is made, shown, and needed before a signed webhook is set")
    func secret() async throws {
        try await TestServer.run { sandbox in
            for subject in ["client", "session"] {
                let early = try await sandbox.ask("\(subject)/webhook-v3/set", Self.shop, url: "https://example.com/")
                #expect(early.status == 400)
                #expect(
                    early.message == "Webhook signing secret is not set. Please, generate the secret first")
            }
            let made = try await sandbox.ask("client/webhook-v3/secret/generate", Self.shop)
            #expect(made.status == 200)
            #expect(made.message == "Webhook V3 secret is generated successfully")
            let secret = try #require(made.members["secret"] as? String)
            #expect(secret.utf8.count == 44)
            #expect(Data(base64Encoded: secret)?.count == 32)
            for subject in ["client", "session"] {
                let set = try await sandbox.ask("\(subject)/webhook-v3/set", Self.shop, url: "https://example.com/")
                #expect(set.status == 200)
                #expect(set.text == #"{"status":"success","message":"Webhook has been set"}"#)
            }
        }
    }

    @Test("Missing and invalid members get the documented messages")
    func complaints() async throws {
        try await TestServer.run { sandbox in
            for call in ["client/webhook/set", "session/webhook/set", "client/webhook/disable"] {
                let cases: [([String: String], Int, String)] = [
                    ([:], 400, "billinkUsername parameter missing"),
                    (Self.username, 400, "billinkID parameter missing"),
                    (Self.username.merging(["billinkID": "x"]) { $1 }, 404, "Client not found"),
                    (["billinkUsername": "nobody", "billinkID": "x"], 404, "Client not found"),
                ]
                for (members, status, message) in cases {
                    let reply = try await sandbox.ask(call, members, url: "https://example.com/")
                    #expect(reply.status == status, "\(call)")
                    #expect(reply.text == #"{"status":"error","message":"\#(message)"}"#)
                }
            }
            #expect(try await sandbox.ask("client/webhook/set", Self.shop).message == "url parameter is empty")
            for url in ["ftp://example.com", "example.com", "https://", "https://a b/", "https://u:p@example.com/"] {
                let reply = try await sandbox.ask("client/webhook/set", Self.shop, url: url)
                #expect(reply.status == 400)
                #expect(reply.message == "Invalid url parameter", "\(url)")
            }
        }
    }

    @Test(
        "Production takes https to places on the Internet only",
        arguments: [
            ("https://shop.example.com/hook", true), ("http://shop.example.com/hook", false),
            ("https://127.0.0.1/", false), ("https://localhost/", false), ("https://10.1.2.3/", false),
            ("https://169.254.169.254/latest", false), ("https://[::1]/", false), ("https://[fd00::1]/", false),
            ("https://[::ffff:10.0.0.1]/", false), ("https://metadata.google.internal/", false),
            ("https://93.184.216.34/", true), ("https://2130706433/", false),
            ("https://localhost./", false), ("https://LOCALHOST/", false),
            ("https://metadata.google.internal./", false),
            ("https://[fe80::1%25lo]/", false), ("https://[2606:4700::1111%25lo]/", false),
            ("https://[2606:4700::1111]/", true), ("https://0x7f000001/", false), ("https://0177.0.0.1/", false),
            ("https://127.0.0.1./", false), ("https://0.0.0.0/", false), ("https://100.100.100.200/", false),
            ("https://[64:ff9b::a9fe:a9fe]/", false), ("https://[2002:a9fe:a9fe::]/", false),
            ("https://[fd00:ec2::254]/", false), ("https://168.63.129.16/", false),
        ])
    func production(url: String, isTaken: Bool) async throws {
        try await TestServer.run(.production) { sandbox in
            let shop = try #require(try await sandbox.addShops(1).first)
            let members = ["billinkUsername": shop.username, "billinkID": shop.clientID]
            let reply = try await sandbox.ask("client/webhook/set", members, url: url)
            #expect(reply.status == (isTaken ? 200 : 400), "\(reply.text)")
        }
    }

    @Test(
        "A sandbox takes http to the laptop and its network, and no link-local, metadata or reserved address",
        arguments: [
            ("http://127.0.0.1:3000/hook", true), ("http://localhost:3000/", true), ("http://10.0.0.5/", true),
            ("http://192.168.1.5/", true), ("http://[::1]:3000/", true), ("http://[fd12:3456::1]/", true),
            ("http://[::ffff:127.0.0.1]/", true), ("http://2130706433/", true), ("http://93.184.216.34/", true),
            ("https://93.184.216.34/", true), ("https://shop.example.com/", true),
            ("https://127.0.0.1/", false), ("https://localhost/", false), ("https://10.0.0.5/", false),
            ("https://[fd12:3456::1]/", false), ("http://169.254.169.254/latest/", false),
            ("http://2852039166/", false), ("http://0xa9fea9fe/", false), ("http://0251.0376.0251.0376/", false),
            ("http://169.254.43518/", false), ("http://169.254.169.254./", false),
            ("http://[::ffff:169.254.169.254]/", false), ("http://[::169.254.169.254]/", false),
            ("http://[64:ff9b::169.254.169.254]/", false), ("http://[2002:a9fe:a9fe::1]/", false),
            ("http://[64:ff9b::7f00:1]/", false), ("http://[fe80::1]/", false), ("http://[fe80::1%25lo]/", false),
            ("http://[::1%25lo]/", false), ("http://[fd00:ec2::254]/", false), ("http://[fd20:ce::254]/", false),
            ("http://100.100.100.200/", false), ("http://0.0.0.0/", false), ("http://[::]/", false),
            ("http://METADATA.google.internal./", false), ("http://224.0.0.1/", false),
        ])
    func sandboxAddresses(url: String, isTaken: Bool) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.ask("client/webhook/set", Self.shop, url: url)
            #expect(reply.status == (isTaken ? 200 : 400), "\(reply.text)")
        }
    }

    @Test(
        "In a sandbox too, a name is judged by all that it means when it is delivered to",
        arguments: [
            ("http://shop.test/", ["169.254.169.254"]), ("http://shop.test/", ["93.184.216.34", "fe80::1"]),
            ("https://shop.test/", ["127.0.0.1"]), ("http://shop.test/", ["fd00:ec2::254"]),
            ("http://[fe80::1%25lo]/", ["127.0.0.1"]), ("http://shop.test/", []),
        ])
    func sandboxDelivery(url: String, addresses: [String]) async throws {
        let sender = WebhookSender(environment: .sandbox, resolver: HostResolver { _ in addresses })
        let attempt = try #require(await sender.send(try .to(url)))
        await sender.close()
        #expect(attempt.status == nil)
        #expect(!attempt.responseExcerpt.contains("No response"), "\(attempt.responseExcerpt)")
    }

    @Test(
        "A host name is checked when a message is delivered",
        arguments: ["https://localhost:9/", "https://127.0.0.1:9/", "http://example.com/", "https://2130706433/"])
    func delivery(url: String) async throws {
        let sender = WebhookSender(environment: .production)
        let attempt = try #require(await sender.send(try .to(url)))
        await sender.close()
        #expect(attempt.status == nil)
        #expect(
            attempt.responseExcerpt.contains("not a public address")
                || attempt.responseExcerpt.contains("must use https"))
    }

    @Test("A webhook that is disabled hears nothing more, also not what was waiting")
    func disabling() async throws {
        try await WebhookReceiver.run(answer: { _, _ in .status(500) }) { receiver in
            try await TestServer.run { sandbox in
                _ = try await sandbox.ask("client/webhook/set", Self.shop, url: receiver.url)
                try await sandbox.place()
                _ = try await receiver.waitForMessages(1)
                try await sandbox.waitForRetry()
                let reply = try await sandbox.ask("client/webhook/disable", Self.shop)
                #expect(reply.text == #"{"status":"success","message":"Webhook has been disabled"}"#)
                #expect(try await sandbox.count("outbox WHERE attempt_at IS NOT NULL") == 0)
            }
        }
    }

    @Test("Session events have the session's numbers")
    func session() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                _ = try await sandbox.ask("session/webhook/set", Self.shop, url: receiver.url)
                let created = try await sandbox.answer(
                    WireRequest("/v2/session/create", body: SessionMessage().body.utf8))
                #expect(created.status == 200, "\(created.text)")
                _ = try await PlatformClock(sandbox.platform).advance(.hours(2))
                let messages = try await receiver.waitForMessages(2)
                let bodies = try messages.map {
                    try #require(try JSONSerialization.jsonObject(with: Data($0.body.utf8)) as? [String: String])
                }
                #expect(bodies.map { $0["status"] } == ["session_active", "session_expired"])
                #expect(bodies.allSatisfy { $0["billinkInvoiceNumber"]?.hasPrefix("1TST") ?? false })
                #expect(Set(bodies.map { $0["transactionId"] }).count == 1)
            }
        }
    }
}

extension WebhookMessage {
    static func to(_ url: String) throws -> WebhookMessage {
        WebhookMessage(
            to: try #require(WebhookURL(url)), body: "{}", deliveryID: "x", secrets: nil, now: SandboxClock.start)
    }
}

/// A reply of the second family.
private struct FamilyReply {
    let status: Int
    let text: String

    var members: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
    }

    var message: String? { members["message"] as? String }
}

extension TestServer {
    fileprivate func ask(_ call: String, _ members: [String: String], url: String? = nil) async throws -> FamilyReply {
        let all = members.merging(url.map { ["url": $0] } ?? [:]) { $1 }
        let body = try JSONSerialization.data(withJSONObject: all)
        let reply = try await answer(WireRequest("/v2/\(call)", body: body))
        return FamilyReply(status: reply.status, text: reply.text)
    }
}
