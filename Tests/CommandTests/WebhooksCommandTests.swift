import Foundation
@testable import ServerTestSupport
import TestSupport
import Testing

@testable import Server
@testable import UseCases

@Suite("webhooks and listen")
struct WebhooksCommandTests {
    @Test("A test event has the format and signatures of all others, and the response is printed")
    func test() async throws {
        try await WebhookReceiver.run(answer: { _, _ in .status(202, "thanks") }) { receiver in
            try await Program.inNewFolder { program in
                try await program.serving { serving in
                    let secret = try await serving.newSecret()
                    try await serving.setWebhook(receiver.url, isSigned: true)
                    let ending = try await program.run("webhooks", "test", "usertest")
                    #expect(ending.status == 0, "\(ending.errorOutput)")
                    #expect(ending.output.contains("HTTP 202 after "))
                    #expect(ending.output.contains("thanks"))
                    let message = try #require(try await receiver.waitForMessages(1).first)
                    let body = try JSONDecoder().decode(JSONNode.self, from: Data(message.body.utf8))
                    #expect(body["event"]?.text == "test")
                    #expect(body["order_id"]?.text == "TEST")
                    #expect(message.deliveryID?.hasPrefix("whd_") == true)
                    let timestamp = try #require(message.headers["x-billink-webhook-timestamp"])
                    let sample = WebhookSample(secret: secret, timestamp: timestamp, body: message.body)
                    #expect(message.headers["x-billink-webhook-signature"] == sample.signature)
                    // It is nothing that happened.
                    let listed = try await program.run("webhooks", "list", "usertest")
                    #expect(!listed.output.contains(" test "))
                }
            }
        }
    }

    @Test("A receiver that does not take it, and a merchant without a webhook, end with 1")
    func refused() async throws {
        try await WebhookReceiver.run(answer: { _, _ in .status(500, "broken") }) { receiver in
            try await Program.inNewFolder { program in
                try await program.serving { serving in
                    let none = try await program.run("webhooks", "test", "usertest")
                    #expect(none.status == 1)
                    expectOneSentence(none.errorOutput)
                    try await serving.setWebhook(receiver.url)
                    let ending = try await program.run("webhooks", "test", "usertest", "--json")
                    #expect(ending.status == 1)
                    expectOneSentence(ending.errorOutput)
                    #expect(try ending.json()["status"]?.text == "500")
                    #expect(try ending.json()["answer"]?.text == "broken")
                    #expect(try ending.json()["isSigned"] == false)
                    // Nobody listens on port 1.
                    try await serving.setWebhook("http://127.0.0.1:1/hook")
                    let unheard = try await program.run("webhooks", "test", "usertest")
                    #expect(unheard.status == 1)
                    #expect(unheard.output.contains("No response: Connection refused"), "\(unheard.output)")
                }
            }
        }
    }

    @Test("Messages are listed with order and status, all by the sandbox's clock")
    func list() async throws {
        try await WebhookReceiver.run { receiver in
            try await Program.inNewFolder { program in
                try await program.serving { serving in
                    #expect(try await program.run("sandbox", "advance", "40d").status == 0)
                    try await serving.setWebhook(receiver.url)
                    #expect(try await serving.answer(.order(["ORDERNUMBER": "W-1"])).code == "200")
                    _ = try await receiver.waitForMessages(1)
                    var row: Substring?
                    // The answer is written down behind the delivery.
                    while row == nil {
                        let listed = try await program.run("webhooks", "list", "usertest")
                        row = listed.output.split(separator: "\n").first { $0.contains(" delivered") }
                    }
                    let line = try #require(row)
                    let match = try #require(
                        line.firstMatch(of: /^(\d+) +(\d\d-\d\d-\d{4}) .* order_placed +W-1 +HTTP 200 +delivered/))
                    let shown = try await program.run("webhooks", "show", String(match.1))
                    #expect(shown.status == 0, "\(shown.errorOutput)")
                    let dates = shown.output.matches(of: /\d\d-\d\d-\d{4} \d\d:\d\d:\d\d/).map { $0.0.prefix(10) }
                    #expect(dates.count == 2)
                    #expect(Set(dates) == [match.2])
                    let json = try await program.run("webhooks", "show", String(match.1), "--json").json()
                    #expect(json["number"]?.text == "W-1")
                    #expect(json["attempts"]?.elements.count == 1)
                }
            }
        }
    }

    @Test("listen prints the selected events only")
    func events() async throws {
        try await Program.inNewFolder { program in
            try await program.serving { serving in
                let listening = try program.launch(
                    Program.path, ["listen", "usertest", "--events", "order_workflow_started", "--json"])
                // It begins behind the newest message: orders are placed until one is seen.
                var number = 0
                try await waitUntil("an event") {
                    number += 1
                    _ = try await serving.answer(.order(["ORDERNUMBER": "L-\(number)"]))
                    _ = try await serving.answer(.start("L-\(number)"))
                    return !listening.output.isEmpty || !listening.isRunning
                }
                listening.send(SIGTERM)
                let output = try await listening.waitForExit().output
                #expect(output.contains(#""event":"order_workflow_started""#))
                #expect(!output.contains("order_placed"))
            }
        }
    }
}

extension RunningServer {
    private static let shop = [
        "billinkUsername": TestAccount.usertest.username, "billinkID": TestAccount.usertest.clientID,
    ]

    fileprivate func setWebhook(_ url: String, isSigned: Bool = false) async throws {
        let path = isSigned ? "/v2/client/webhook-v3/set" : "/v2/client/webhook/set"
        let body = try JSONEncoder().encode(Self.shop.merging(["url": url]) { $1 })
        let reply = try await answer(WireRequest(path, body: body))
        #expect(reply.status == 200, "\(reply.text)")
    }

    fileprivate func newSecret() async throws -> String {
        let body = try JSONEncoder().encode(Self.shop)
        let reply = try await answer(WireRequest("/v2/client/webhook-v3/secret/generate", body: body))
        let members = try JSONDecoder().decode(JSONNode.self, from: Data(reply.text.utf8))
        return try #require(members["secret"]?.text)
    }
}
