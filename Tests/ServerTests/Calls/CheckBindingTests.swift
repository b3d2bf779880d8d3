import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

/// Use of an approved check by an order: for the same customer only, and judged again with the order's own data.
@Suite("A check and its order")
struct CheckBindingTests {
    private static let stranger: [String: String?] = [
        "FIRSTNAME": "Bram", "LASTNAME": "Bakker", "BIRTHDATE": "03-04-1990", "EMAIL": "bram@example.com",
        "PHONENUMBER": "0687654321", "HOUSENUMBER": "77", "POSTALCODE": "3511AB", "CITY": "Utrecht",
    ]

    /// An order on workflow 1 of one line.
    private static func order(
        _ uuid: String, _ number: String = "10001", price: String = "121", with fields: [String: String?] = [:]
    ) -> V1TestMessage {
        V1TestMessage.order(["WORKFLOWNUMBER": "1", "ORDERNUMBER": number, "CHECKUUID": uuid])
            .with(line: ["PRICEINCL": price, "BTW": "21"]).with(fields)
    }

    private func expect(
        _ reply: WireReply, _ code: String, _ decision: String?, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(reply.code == code, "\(reply.text)", sourceLocation: location)
        #expect(reply.header("X-Decision") == decision, sourceLocation: location)
    }

    @Test("Another person's approved check is refused, and stays valid for its own order")
    func stranger() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(Self.stranger)
            let reply = try await sandbox.answer(Self.order(uuid))
            expect(reply, "701", "other-person")
            #expect(try await sandbox.count("orders") == 0)
            let own = try await sandbox.answer(Self.order(uuid, with: Self.stranger))
            expect(own, "200", "approved")
        }
    }

    @Test(
        "An order that differs from its check in birth date, surname, postal code or house number is refused",
        arguments: [
            ["BIRTHDATE": "02-02-1985"], ["LASTNAME": "Bakker"], ["HOUSENUMBER": "2"], ["POSTALCODE": "1012JT"],
        ])
    func others(change: [String: String]) async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            expect(try await sandbox.answer(Self.order(uuid, with: change.mapValues { $0 })), "701", "other-person")
        }
    }

    @Test(
        "An order that spells its customer differently is of the same person",
        arguments: [
            ["LASTNAME": "JÄNSEN"], ["LASTNAME": "Jan-sen"], ["HOUSEEXTENSION": "B"], ["HOUSEEXTENSION": nil],
            ["HOUSENUMBER": "01", "HOUSEEXTENSION": nil], ["HOUSENUMBER": "1A", "HOUSEEXTENSION": nil],
            ["POSTALCODE": "1012 js"], ["EMAIL": "other@example.com", "PHONENUMBER": "0201234567"],
        ] as [[String: String?]])
    func spellings(change: [String: String?]) async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            expect(try await sandbox.answer(Self.order(uuid, with: change)), "200", "approved")
        }
    }

    @Test("Five approved checks of 1,500.00 are good for one order of that")
    func exposure() async throws {
        try await TestServer.run { sandbox in
            var uuids: [String] = []
            for _ in 0..<5 { uuids.append(try await sandbox.approvedCheck(["ORDERAMOUNT": "1500"])) }
            var codes: [String?] = []
            for (index, uuid) in uuids.enumerated() {
                let reply = try await sandbox.answer(Self.order(uuid, "\(index)", price: "1500"))
                codes.append(reply.code)
                #expect(reply.header("X-Decision") == (index == 0 ? "approved" : "exposure"))
            }
            #expect(codes == ["200", "701", "701", "701", "701"])
        }
    }

    @Test("The trust in the customer that the check was made with counts for its order")
    func payTrustScore() async throws {
        try await TestServer.run { sandbox in
            let check = ["ORDERAMOUNT": "1000", "PAYTRUST": "10"]
            let uuids = try await [sandbox.approvedCheck(check), sandbox.approvedCheck(check)]
            expect(try await sandbox.answer(Self.order(uuids[0], "1", price: "1000")), "200", "approved")
            expect(try await sandbox.answer(Self.order(uuids[1], "2", price: "875.01")), "701", "exposure")
            expect(try await sandbox.answer(Self.order(uuids[1], "2", price: "875")), "200", "approved")
        }
    }

    @Test("A delivery to another person that only the order names is judged with the order")
    func delivery() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(["ORDERAMOUNT": "300"])
            let elsewhere: [String: String?] = [
                "DELIVERYSTREET": "Kerkstraat", "DELIVERYHOUSENUMBER": "9", "DELIVERYPOSTALCODE": "3511AB",
                "DELIVERYCITY": "Utrecht", "DELIVERYADDRESSLASTNAME": "Bakker",
            ]
            expect(try await sandbox.answer(Self.order(uuid, price: "300", with: elsewhere)), "701", "delivery")
            let own = elsewhere.merging(["DELIVERYADDRESSLASTNAME": "JANSEN"]) { $1 }
            expect(try await sandbox.answer(Self.order(uuid, price: "300", with: own)), "200", "approved")
        }
    }

    @Test(
        "Events since the check that speak against the customer reject the order, on any workflow",
        arguments: [
            ("stage = 'started', due_on = 20749", "overdue"), ("is_in_collection = 1", "in-collection"),
            ("stage = 'placed', total_cents = 150000", "exposure"),
        ])
    func debts(change: String, decision: String) async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            // Recognised by its telephone number alone, at another merchant, on a workflow without guarantee.
            let other = Self.stranger.merging(["PHONENUMBER": "+31 6 12345678", "ORDERNUMBER": "before"]) { $1 }
            try await sandbox.place(V1TestMessage.order(other).from(.apitest))
            try await sandbox.execute("UPDATE orders SET \(change)")
            expect(try await sandbox.answer(Self.order(uuid)), "701", decision)
        }
    }

    @Test("An order on a workflow without guarantee is overdue to every merchant once it is 30 days late")
    func overdueWithoutGuarantee() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted("late", Self.stranger)
            try await sandbox.advance(["days": 49])
            let reply = try await sandbox.answer(V1TestMessage.check(Self.stranger).from(.apitest))
            expect(reply, "501", "overdue")
        }
    }

    @Test("After a check that BACKDOOR approved only blocks and collection are judged again")
    func backdoor() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "before"]))
            try await sandbox.execute("UPDATE orders SET stage = 'started', due_on = 20700, amount_due_cents = 150000")
            let uuid = try await sandbox.approvedCheck(["BACKDOOR": "1"])
            expect(try await sandbox.answer(Self.order(uuid, with: Self.stranger)), "701", "other-person")
            expect(try await sandbox.answer(Self.order(uuid)), "200", "approved")
            let next = try await sandbox.approvedCheck(["BACKDOOR": "1"])
            try await sandbox.block(customerOf: "10001")
            expect(try await sandbox.answer(Self.order(next, "10002")), "701", "blocked")
        }
    }

    @Test("A company is checked as a person that names it, and orders as a company")
    func companyAsPerson() async throws {
        try await TestServer.run { sandbox in
            let company: [String: String?] = ["COMPANYNAME": "Acme Corp.", "CHAMBEROFCOMMERCE": "KvK 12345678"]
            func uuid() async throws -> String { try await sandbox.approvedCheck(company) }
            let order: [String: String?] = [
                "TYPE": "B", "COMPANYNAME": "Acme Corporation", "CHAMBEROFCOMMERCE": "12.34.56.78", "BIRTHDATE": nil,
                "LASTNAME": "Bakker", "HOUSENUMBER": "9",
            ]
            let other = order.merging(["CHAMBEROFCOMMERCE": "87654321"]) { $1 }
            let first = try await uuid()
            expect(try await sandbox.answer(Self.order(first, "1", with: other)), "701", "other-person")
            expect(try await sandbox.answer(Self.order(first, "1", with: order)), "200", "approved")
            // The same client's orders of persons go on.
            expect(try await sandbox.answer(Self.order(try await uuid(), "2")), "200", "approved")
        }
    }

    @Test("Without a birth date surname and house number must match")
    func withoutBirthDate() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.execute("UPDATE workflow_versions SET required_fields = 0")
            let uuid = try await sandbox.approvedCheck(["BIRTHDATE": nil])
            let nobody = Self.stranger.merging(["BIRTHDATE": nil]) { $1 }
            expect(try await sandbox.answer(Self.order(uuid, with: nobody)), "701", "other-person")
            let company =
                [
                    "TYPE": "B", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "12345678", "BIRTHDATE": nil,
                ] as [String: String?]
            expect(try await sandbox.answer(Self.order(uuid, with: company)), "701", "other-person")
            expect(try await sandbox.answer(Self.order(uuid, with: ["BIRTHDATE": nil])), "200", "approved")
        }
    }

    @Test("A check of a version that stored no customer is refused for a guaranteed order")
    func earlierVersion() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            try await sandbox.execute(
                "UPDATE checks SET person_key = NULL, company_key = NULL, household_key = NULL, policy_version = NULL")
            expect(try await sandbox.answer(Self.order(uuid)), "701", "other-person")
        }
    }

    @Test("A dry run is judged like the order it stands for")
    func dryRun() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            let dryRun: [String: String?] = ["VALIDATEORDER": "Y"]
            expect(
                try await sandbox.answer(Self.order(uuid, with: Self.stranger.merging(dryRun) { $1 })), "701",
                "other-person")
            expect(try await sandbox.answer(Self.order(uuid, with: dryRun)), "200", "approved")
        }
    }

    @Test("A workflow without guarantee takes a check of anybody, as before")
    func withoutGuarantee() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(Self.stranger)
            let reply = try await sandbox.answer(.order(["CHECKUUID": uuid]))
            expect(reply, "200", nil)
        }
    }
}

/// `X-Decision` of checks.
@Suite("The decision in a header")
struct DecisionHeaderTests {
    @Test("A sandbox tells the deciding rule of a check, through either API", arguments: WireAPI.allCases)
    func sandbox(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            func decision(_ fields: [String: String?]) async throws -> String? {
                try await sandbox.answer(.check(fields), through: api).header("X-Decision")
            }
            #expect(try await decision(["BACKDOOR": "0"]) == "backdoor")
            #expect(try await decision(["LASTNAME": "Afgewezen"]) == "test-person")
            #expect(try await decision(["BACKDOOR": "1", "LASTNAME": "Afgewezen"]) == "approved")
            #expect(try await decision(["EMAIL": "no address"]) == nil)
            for _ in 0..<2 {
                let approved = try await decision([:])
                #expect(approved == "approved")
            }
            #expect(try await decision(["PHONENUMBER": "0201111111", "HOUSENUMBER": "9"]) == "velocity-email")
            #expect(try await decision(["EMAIL": "b@example.com", "HOUSENUMBER": "9"]) == "velocity-phone")
            #expect(
                try await decision(["EMAIL": "c@example.com", "PHONENUMBER": "0202222222"]) == "velocity-address")
        }
    }

    @Test("A sandbox tells the deciding rule also under an idempotency key")
    func idempotent() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(json: .check(["backdoor": "0"]), key: "key-1")
            #expect(reply.header("X-Decision") == "backdoor")
        }
    }

    @Test("Production does not send it")
    func production() async throws {
        try await TestServer.run(.production) { sandbox in
            let letterCode = try #require(LetterCode("SHP"))
            let clientID = try await CreateMerchant(sandbox.platform)(
                username: "shop", letterCode: letterCode, profile: MerchantProfile(companyName: "Shop"))
            let shop = TestAccount(username: "shop", clientID: clientID.text)
            let reply = try await sandbox.answer(V1TestMessage.check().from(shop))
            #expect(reply.code == "500")
            #expect(reply.header("X-Decision") == nil)
            let uuid = try #require(reply.uuid)
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid, "LASTNAME": "Bakker"])
            let refused = try await sandbox.answer(order.from(shop))
            #expect(refused.code == "701")
            #expect(refused.header("X-Decision") == nil)
            // Who runs it finds it in the log.
            #expect(sandbox.log.requests.last?.metadata["decision"] == "other-person")
        }
    }
}
