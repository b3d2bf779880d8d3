import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@Suite("A partner changes a merchant")
struct UpdateMerchantTests {
    @Test(
        "Only what is sent changes",
        arguments: [
            ("companyName", "Slagerij De Vries"), ("cocNumber", "87654321"), ("vatNumber", "NL987654321B02"),
            ("firstName", "Piet"), ("lastName", "de Vries"), ("email", "piet@example.com"),
            ("phone", "010-7654321"), ("contactEmail", "p@example.com"), ("contactPhone", "06 87654321"),
            ("street", "Kerkstraat"), ("houseNumber", "28"), ("houseExtension", "bis"), ("postCode", "3511KX"),
            ("city", "Utrecht"), ("bankAccountNumber", "NL20INGB0001234567"), ("bic", "INGBNL2A"),
            ("tnv", "P. de Vries"), ("websiteUrl", "http://slagerij.example"), ("clientPlatform", "Shopware"),
            ("method", "API"),
        ])
    func oneField(member: String, value: String) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(["websiteUrl": "https://a.example", "method": "x"], by: partner)
            var expected = try await sandbox.show(to: partner)
            expected.set([member], .string(value))
            let reply = try await sandbox.answer(
                json: .merchant("update", "bakkerij", [member: .string(value)]).from(partner))
            #expect(reply.status == 200, "\(reply.text)")
            #expect(reply.json == .object(["status": "success", "merchant": expected]))
            #expect(try await sandbox.show(to: partner) == expected)
        }
    }

    @Test("Blank and null change nothing, and nothing sent is no mistake")
    func nothing() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            let before = try await sandbox.show(to: partner)
            let changes: [[String: JSONNode?]] = [
                [:], ["companyName": "", "bic": .null, "workflows": [], "logoBase64": " "], ["other": 1],
                ["changePasswordLink": false],
            ]
            for members in changes {
                let reply = try await sandbox.answer(json: .merchant("update", "bakkerij", members).from(partner))
                #expect(reply.json?["merchant"] == before, "\(reply.text)")
                #expect(reply.json?["changePasswordLink"] == nil)
            }
        }
    }

    @Test("Everything that is wrong is named, and then nothing changes", arguments: InvalidMerchantTests.wrong)
    func wrongField(member: String, value: JSONNode) async throws {
        // What is there is kept: another username names another merchant.
        guard member != "username" else { return }
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            let before = try await sandbox.show(to: partner)
            let message = V2TestMessage.merchant("update", "bakkerij", ["tnv": "Somebody"]).with([member: value])
            let reply = try await sandbox.answer(json: message.from(partner))
            #expect(reply.status == 400)
            #expect(reply.failingFields.contains(member), "\(reply.text)")
            #expect(try await sandbox.show(to: partner) == before)
        }
    }

    @Test("A new country is judged with the numbers that are there")
    func country() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            let alone = try await sandbox.answer(
                json: .merchant("update", "bakkerij", ["countryCode": "DE"]).from(partner))
            #expect(alone.failingFields == ["postCode"])
            let members: [String: JSONNode?] = [
                "countryCode": "DE", "postCode": "10115", "city": "Berlin", "cocNumber": "HRB 12345",
                "vatNumber": "DE123456789",
            ]
            let whole = try await sandbox.answer(json: .merchant("update", "bakkerij", members).from(partner))
            #expect(whole.json?["merchant"]?["cocNumber"]?.text == "HRB 12345", "\(whole.text)")
            let back = try await sandbox.answer(
                json: .merchant("update", "bakkerij", ["countryCode": "NL", "postCode": "1012LG"]).from(partner))
            #expect(back.failingFields == ["cocNumber"])
        }
    }

    @Test("Workflows get their start delay, are added where they were not, and none is removed")
    func workflows() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let one: JSONNode = [["number": 1, "daysBeforeFirstInvoice": 5]]
            try await sandbox.create(["workflows": one], by: partner)
            let rounds: [(JSONNode, [String])] = [
                ([["number": 2, "daysBeforeFirstInvoice": 60]], ["1 5", "2 60"]),
                ([["number": 1, "daysBeforeFirstInvoice": 0]], ["1 0", "2 60"]),
                ([["number": 1], ["number": 4]], ["1 0", "2 60", "4 0"]),
                ([["number": 2, "daysBeforeFirstInvoice": ""]], ["1 0", "2 60", "4 0"]),
            ]
            for (selections, expected) in rounds {
                let message = V2TestMessage.merchant("update", "bakkerij", ["workflows": selections])
                let reply = try await sandbox.answer(json: message.from(partner))
                let workflows = try #require(reply.json?["merchant"]?["workflows"], "\(reply.text)").elements
                let texts = workflows.map { "\($0["number"]?.text ?? "") \($0["daysBeforeFirstInvoice"]?.text ?? "")" }
                #expect(texts == expected)
            }
            let unknown = try await sandbox.answer(
                json: .merchant("update", "bakkerij", ["workflows": [["number": 9]]]).from(partner))
            #expect(unknown.failingFields == ["workflows[0].number"])
        }
    }

    @Test("A logo is set, and shows on the hosted page")
    func logo() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let shop = try await sandbox.create(by: partner)
            let svg = Data("<svg><desc>Bakkerij</desc></svg>".utf8).base64EncodedString()
            let wrapped = svg.prefix(20) + "\r\n" + svg.dropFirst(20)
            let message = V2TestMessage.merchant("update", "bakkerij", ["logoBase64": .string(String(wrapped))])
            let reply = try await sandbox.answer(json: message.from(partner))
            #expect(reply.json?["merchant"]?["hasLogo"] == true, "\(reply.text)")
            let token = try await sandbox.session(SessionMessage().from(shop))
            let page = try await sandbox.answer(.get("/session/\(token.text)"))
            #expect(page.text.contains("data:image/svg+xml;base64,\(svg)"))
        }
    }

    @Test("A new client id works immediately, and the old one no more")
    func rotation() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let old = try await sandbox.create(by: partner)
            try await sandbox.place(V1TestMessage.order().from(old))
            let reply = try await sandbox.answer(json: .merchant("rotate-id").from(partner))
            let clientID = try #require(reply.member("uniqueID"))
            #expect(reply.text == #"{"status":"success","username":"bakkerij","uniqueID":"\#(clientID)"}"#)
            #expect(clientID != old.clientID)
            let new = TestAccount(username: "bakkerij", clientID: clientID)
            #expect(try await sandbox.answer(json: V2TestMessage.info("10001").from(old)).verdict == "102")
            #expect(try await sandbox.answer(V1TestMessage.status("10001").from(old)).code == "102")
            #expect(try await sandbox.answer(json: V2TestMessage.info("10001").from(new)).verdict == "200")
        }
    }

    @Test("A merchant out of service follows what it has and takes in nothing, until it is back; twice is once")
    func deactivation() async throws {
        try await TestServer.audited { sandbox in
            let partner = try await sandbox.addPartner()
            let shop = try await sandbox.create(by: partner)
            try await sandbox.place(V1TestMessage.order().from(shop))
            for _ in 0..<2 {
                let reply = try await sandbox.answer(json: .merchant("deactivate").from(partner))
                #expect(reply.text == #"{"status":"success","username":"bakkerij","isActive":false}"#)
            }
            #expect(try await sandbox.show(to: partner)["isActive"] == false)
            #expect(try await sandbox.usernames(of: partner) == ["bakkerij"])
            #expect(try await sandbox.answer(V1TestMessage.check().from(shop)).code == "607")
            let order = V1TestMessage.order(["ORDERNUMBER": "10002"]).from(shop)
            #expect(try await sandbox.answer(order).code == "402")
            #expect(try await sandbox.answer(WireRequest(SessionMessage().from(shop))).status == 403)
            #expect(try await sandbox.answer(V1TestMessage.start("10001").from(shop)).verdict == "500")
            let change = try await sandbox.answer(json: .merchant("update", "bakkerij", ["tnv": "X"]).from(partner))
            #expect(change.status == 200)
            for _ in 0..<2 {
                let reply = try await sandbox.answer(json: .merchant("reactivate").from(partner))
                #expect(reply.text == #"{"status":"success","username":"bakkerij","isActive":true}"#)
            }
            try await sandbox.place(order)
        }
    }
}
