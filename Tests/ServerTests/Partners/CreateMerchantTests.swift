import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("A partner creates a merchant")
struct CreateMerchantTests {
    @Test("The response shows the client id, which works immediately in both APIs")
    func works() async throws {
        try await TestServer.audited { sandbox in
            let partner = try await sandbox.addPartner()
            let reply = try await sandbox.answer(json: .create().from(partner))
            #expect(reply.status == 200)
            let clientID = try #require(reply.member("uniqueID"))
            #expect(clientID.wholeMatch(of: /[0-9a-f]{40}/) != nil)
            #expect(
                reply.text == """
                    {"status":"success","code":"200","description":"Merchant successfully added","result":"MSG",\
                    "uniqueID":"\(clientID)","username":"bakkerij"}
                    """)
            let shop = TestAccount(username: "bakkerij", clientID: clientID)
            let uuid = try await sandbox.approvedCheck(["BACKDOOR": "1"], from: shop)
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid]).from(shop)
            #expect(try await sandbox.answer(order).elements("INVOICE") == ["1BAK10001"])
            let check = V2TestMessage.check(["backdoor": "1", "customer.email": "b@example.com"]).from(shop)
            let second = try #require(try await sandbox.answer(json: check).json?["uuid"])
            let members: [String: JSONNode?] = [
                "workflowNumber": "1", "orderNumber": "10002", "checkUuid": second,
                "customer.email": "b@example.com",
            ]
            let placed = try await sandbox.answer(json: V2TestMessage.order(members).from(shop))
            #expect(placed.json?["invoice"]?.text == "1BAK10002", "\(placed.text)")
        }
    }

    @Test("All submitted values are returned, in their official form")
    func everything() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(
                [
                    "vatNumber": "nl 1234.56.789.b01", "postCode": "1012 lg", "countryCode": "nl",
                    "bankAccountNumber": "nl91 abna 0417 1643 00", "bic": "abnanl2a", "houseExtension": "A",
                    "houseNumber": 12, "websiteUrl": "https://bakkerij.example/", "clientPlatform": "Magento",
                    "method": "Plug-in", "logoBase64": .string(Self.svg),
                    "workflows": [["number": 3, "daysBeforeFirstInvoice": 0], ["number": "1"]],
                ], by: partner)
            let merchant = try await sandbox.show(to: partner)
            let expected: [String: JSONNode] = [
                "username": "bakkerij", "letterCode": "BAK", "isActive": true,
                "createdAt": "2026-11-23T14:00:00.000+01:00", "companyName": "Bakkerij Jansen",
                "cocNumber": "12345678", "vatNumber": "NL123456789B01", "firstName": "Anna", "lastName": "Jansen",
                "email": "info@bakkerij.example", "phone": "020-1234567", "contactEmail": "anna@bakkerij.example",
                "contactPhone": "06 12345678", "street": "Damrak", "houseNumber": "12", "houseExtension": "A",
                "postCode": "1012LG", "city": "Amsterdam", "countryCode": "NL",
                "bankAccountNumber": "NL91ABNA0417164300", "bic": "ABNANL2A", "tnv": "A. Jansen",
                "websiteUrl": "https://bakkerij.example/", "clientPlatform": "Magento", "method": "Plug-in",
                "hasLogo": true,
                "workflows": [
                    ["number": 1, "name": "Guaranteed", "daysBeforeFirstInvoice": 3],
                    ["number": 3, "name": "Not guaranteed", "daysBeforeFirstInvoice": 0],
                ],
            ]
            #expect(merchant == .object(expected))
        }
    }

    @Test(
        "Missing values are null, and all four workflows are present", arguments: [nil, .null, [], ""] as [JSONNode?])
    func leastOfAll(workflows: JSONNode?) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(["workflows": workflows, "method": .null, "websiteUrl": " "], by: partner)
            let merchant = try await sandbox.show(to: partner)
            for member in ["houseExtension", "websiteUrl", "clientPlatform", "method"] {
                #expect(merchant[member] == .null, "\(member)")
            }
            #expect(merchant["hasLogo"] == false)
            let delays = merchant["workflows"]?.elements.compactMap { $0["daysBeforeFirstInvoice"]?.text }
            #expect(delays == ["3", "3", "3", "0"])
        }
    }

    @Test("The requested start delay is stored")
    func startDelay() async throws {
        try await TestServer.audited { sandbox in
            let partner = try await sandbox.addPartner()
            let shop = try await sandbox.create(
                ["workflows": [["number": 3, "daysBeforeFirstInvoice": 10]]], by: partner)
            try await sandbox.place(V1TestMessage.order().from(shop))
            let started = try await sandbox.answer(V1TestMessage.start("10001").from(shop))
            #expect(started.verdict == "500")
            var dueDates: [JSONNode?] = []
            for days in [9, 1] {
                try await sandbox.advance(["days": .number("\(days)")])
                let info = try await sandbox.answer(json: V2TestMessage.info("10001").from(shop))
                dueDates.append(info.json?["invoices"]?[0]?["dueDate"])
            }
            // The invoice on 3 December, and 14 days to pay it.
            #expect(dueDates == [.null, "17-12-2026"])
            #expect(try await sandbox.answer(V1TestMessage.check().from(shop)).code != "500")
        }
    }

    @Test("A taken letter code is replaced by another, also for a name without letters")
    func letterCodes() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            for number in 0..<25 { try await sandbox.create(["username": .string("shop-\(number)")], by: partner) }
            try await sandbox.create(["username": "numbers", "companyName": "1234 5"], by: partner)
            let codes = try await sandbox.platform.database.read {
                try $0.rows("SELECT letter_code FROM merchants ORDER BY id", []) { try $0.text(0) }
            }
            #expect(Set(codes).count == 31)
            #expect(codes.contains("BAK") && codes.contains("BAE"))
            #expect(codes.suffix(26).allSatisfy { $0.wholeMatch(of: /[A-Z]{3}/) != nil })
        }
    }

    @Test("In production a new merchant has the standard limit, in a sandbox none")
    func requestLimit() async throws {
        for environment in PlatformEnvironment.allCases {
            try await TestServer.run(environment) { sandbox in
                let partner = try await sandbox.addPartner()
                let shop = try await sandbox.create(by: partner)
                let reply = try await sandbox.answer(json: V2TestMessage.info("1").from(shop))
                #expect(reply.header("X-RateLimit-Limit") == (environment == .production ? "200" : nil))
            }
        }
    }

    private static let svg = Data("<svg></svg>".utf8).base64EncodedString()
}

@Suite("A partner's merchant that cannot be")
struct InvalidMerchantTests {
    @Test("Every field that has to be there is named when it is not, in its order")
    func missing() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let reply = try await sandbox.answer(json: .merchant("create", nil).from(partner))
            #expect(reply.status == 400)
            #expect(
                reply.failingFields == [
                    "companyName", "cocNumber", "vatNumber", "firstName", "lastName", "email", "phone",
                    "contactEmail", "contactPhone", "street", "houseNumber", "postCode", "city", "countryCode",
                    "bankAccountNumber", "bic", "tnv", "username",
                ])
            let message = try #require(reply.member("message"))
            #expect(message.hasPrefix("1. companyName: This value should not be blank. 2. cocNumber: This value"))
            #expect(message.hasSuffix("18. username: This value should not be blank."))
        }
    }

    static let wrong: [(String, JSONNode)] = [
        ("companyName", .string(String(repeating: "a", count: 101))), ("cocNumber", "1234567"),
        ("cocNumber", "KvK12345678"), ("vatNumber", "NL123456789B0"), ("vatNumber", "XX123456789B01"),
        ("vatNumber", "btw.1231.3231123.123"), ("firstName", .string(String(repeating: "a", count: 101))),
        ("email", "nobody"), ("phone", "12345"), ("contactEmail", "a@b"), ("contactPhone", "phone"),
        ("street", .string(String(repeating: "a", count: 151))), ("houseNumber", "bis"),
        ("houseExtension", "12345678901"), ("postCode", "12345"), ("postCode", "1012SS"), ("city", "A1"),
        ("countryCode", "Nederland"), ("countryCode", "XX"), ("bankAccountNumber", "NL91ABNA0417164301"),
        ("bic", "ABNANL2"), ("tnv", .string(String(repeating: "é", count: 101))), ("username", "a"),
        ("username", "a b c"), ("username", "müller"), ("username", .string(String(repeating: "a", count: 51))),
        ("websiteUrl", "bakkerij.example"), ("websiteUrl", "javascript:alert(1)"), ("logoBase64", "R0lGODlh"),
        ("logoBase64", "no base64!"), ("logoBase64", "PHN2Zz4"), ("changePasswordLink", "maybe"),
        ("changePasswordLink", 2), ("changePasswordLink", []), ("workflows", "1"), ("workflows", ["number": 1]),
        ("workflows", 1),
    ]

    @Test("An invalid field is named, and no merchant is created", arguments: wrong)
    func wrongField(member: String, value: JSONNode) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let before = try await sandbox.count("merchants")
            let reply = try await sandbox.answer(json: .create([member: value]).from(partner))
            #expect(reply.status == 400)
            let also = member == "countryCode" ? ["postCode"] : []
            #expect(reply.failingFields.filter { !also.contains($0) } == [member], "\(reply.text)")
            #expect(reply.member("message")?.contains("\(member): This value should be ") ?? false, "\(reply.text)")
            #expect(try await sandbox.count("merchants") == before)
        }
    }

    @Test("Something of another kind is wrong in every field, and breaks nothing")
    func wrongKinds() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let members = V2TestMessage.create().root.paths + ["houseExtension", "websiteUrl", "logoBase64", "method"]
            for member in members {
                for value in [["x"], ["x": "y"], [], [:], true, [.null], [[["x"]]]] as [JSONNode] {
                    let reply = try await sandbox.answer(json: .create([member: value]).from(partner))
                    #expect(reply.status == 400, "\(member) \(value) \(reply.text)")
                    #expect(reply.failingFields.contains(member), "\(member) \(value) \(reply.text)")
                }
            }
        }
    }

    @Test(
        "A workflow that is wrong is named by its place",
        arguments: [
            ([["number": 5]], ["workflows[0].number"]), ([["number": 1], ["number": 100]], ["workflows[1].number"]),
            ([["number": 1], ["number": 1]], ["workflows[1].number"]), ([[:]], ["workflows[0].number"]),
            ([1, "x", .null], ["workflows[0].number", "workflows[1].number", "workflows[2].number"]),
            ([["number": [1]]], ["workflows[0].number"]),
            ([["number": 1, "daysBeforeFirstInvoice": 61]], ["workflows[0].daysBeforeFirstInvoice"]),
            ([["number": 1, "daysBeforeFirstInvoice": -1]], ["workflows[0].daysBeforeFirstInvoice"]),
            ([["number": 1, "daysBeforeFirstInvoice": "1.5"]], ["workflows[0].daysBeforeFirstInvoice"]),
            ([["number": 1, "daysBeforeFirstInvoice": []]], ["workflows[0].daysBeforeFirstInvoice"]),
            (.array(Array(repeating: [:], count: 100)), ["workflows"]),
        ] as [(JSONNode, [String])])
    func workflows(value: JSONNode, fields: [String]) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let reply = try await sandbox.answer(json: .create(["workflows": value]).from(partner))
            #expect(reply.status == 400)
            #expect(reply.failingFields == fields, "\(reply.text)")
            #expect(try await sandbox.usernames(of: partner) == [])
        }
    }

    @Test("A taken username is refused with the same message, whoever owns it")
    func taken() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let other = try await sandbox.addPartner("other", "QQO")
            try await sandbox.create(by: other)
            for username in ["bakkerij", "usertest", "partner"] {
                let reply = try await sandbox.answer(
                    json: .create(["username": .string(username)]).from(partner))
                #expect(reply.status == 400)
                let sentence = "Merchant with username \(username) already exists"
                #expect(
                    reply.text == """
                        {"status":"error","message":"username: \(sentence)",\
                        "errors":[{"field":"username","message":"\(sentence)"}]}
                        """)
            }
            let several = try await sandbox.answer(json: .create(["bic": "x"]).from(partner))
            #expect(several.failingFields == ["bic", "username"])
            #expect(
                several.member("message")?.hasSuffix(" 2. username: Merchant with username bakkerij already exists")
                    ?? false)
        }
    }

    @Test("A logo may have 256 KiB, and a body that is larger than anything one could be is not read")
    func largeLogos() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            func logo(_ size: Int) -> JSONNode {
                .string(Data(start + [UInt8](repeating: 0xFF, count: size - 8)).base64EncodedString())
            }
            let tooLarge = try await sandbox.answer(
                json: .create(["logoBase64": logo(256 * 1024 + 1)]).from(partner))
            #expect(tooLarge.failingFields == ["logoBase64"])
            let huge = try await sandbox.answer(json: .create(["logoBase64": logo(600 * 1024)]).from(partner))
            #expect(huge.status == 400)
            #expect(huge.text == #"{"status":"error","message":"The body is not a JSON object."}"#)
            try await sandbox.create(["logoBase64": logo(256 * 1024)], by: partner)
            #expect(try await sandbox.show(to: partner)["hasLogo"] == true)
        }
    }

    @Test("Of two concurrent requests for one username the later one is refused")
    func race() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let replies = try await withThrowingTaskGroup(of: WireReply.self) { group in
                for _ in 0..<8 { group.addTask { try await sandbox.answer(json: .create().from(partner)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.count { $0.status == 200 } == 1)
            #expect(replies.count { $0.text.contains("username: Merchant with username bakkerij already exists") } == 7)
        }
    }
}
