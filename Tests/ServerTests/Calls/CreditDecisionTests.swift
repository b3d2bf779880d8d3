import Domain
@testable import ServerTestSupport
import Storage
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite("The credit decision")
struct CreditDecisionTests {
    @Test("Test person Afgewezen is always rejected, without guarantee too", arguments: ["1", "3"])
    func alwaysRejected(workflow: String) async throws {
        try await TestServer.run { sandbox in
            let check = V1TestMessage.check(["LASTNAME": "Afgewezen", "WORKFLOWNUMBER": workflow])
            let rejected = try await sandbox.answer(check)
            #expect(rejected.elements("DESCRIPTION") == ["Advies=0"])
            let approved = try await sandbox.answer(check.with(["BACKDOOR": "1"]))
            #expect(approved.code == "500")
        }
    }

    @Test("Test person Traag is decided normally, after three seconds", arguments: [(nil, "500"), ("0", "501")])
    func answeredSlowly(backdoor: String?, code: String) async throws {
        let asked = Mutex<[Duration]>([])
        let isOver = Gate()
        try await TestServer.run(pause: { duration in
            asked.withLock { $0.append(duration) }
            await isOver.opened()
        }) { sandbox in
            async let slow = sandbox.answer(.check(["LASTNAME": "Traag", "BACKDOOR": backdoor]))
            try await waitUntil("the pause") { asked.withLock { !$0.isEmpty } }
            // Nobody else waits meanwhile, and nothing is decided.
            #expect(try await sandbox.answer(.check()).code == "500")
            #expect(try await sandbox.count("checks") == 1)
            #expect(!isOver.isOpen)
            isOver.open()
            #expect(try await slow.code == code)
            #expect(asked.withLock { $0 } == [.seconds(3)])
        }
    }

    @Test("A check the store does not get to is answered after two seconds, and nothing of it is kept")
    func busyStore() async throws {
        let allowed = Mutex<[Duration]>([])
        try await TestServer.run(through: { store in
            InterceptedDatabase(store: store) { patience in allowed.withLock { $0.append(patience) } }
        }) { sandbox in
            let writer = await sandbox.holdWriter()
            allowed.withLock { $0 = [] }
            let reply = try await sandbox.answer(.check())
            #expect(writer.isHeld)
            #expect(allowed.withLock { $0.contains(.seconds(2)) })
            writer.release()
            #expect(reply.text == Recorded.error("701", "Credit check not OK"))
            let again = try await sandbox.answer(.check())
            #expect(again.code == "500")
            #expect(try await sandbox.count("checks") == 1)
        }
    }

    /// Fields by which the sixth check in a day is recognised, the others being different every time.
    @Test(
        "The sixth check in a day is rejected, a day later it is not",
        arguments: ["EMAIL", "PHONENUMBER", "POSTALCODE"])
    func velocity(same field: String) async throws {
        try await TestServer.run { sandbox in
            func check(_ number: Int) async throws -> String? {
                var fields: [String: String?] = [
                    "EMAIL": "anna\(number)@example.com", "PHONENUMBER": "061234567\(number)",
                    "POSTALCODE": "10\(10 + number)JS", "IP": nil, "ORDERAMOUNT": "10",
                ]
                fields[field] = V1TestMessage.check().value(of: field)
                return try await sandbox.answer(.check(fields)).code
            }
            var codes: [String?] = []
            for number in 0..<6 { codes.append(try await check(number)) }
            #expect(codes == ["500", "500", "500", "500", "500", "501"])
            sandbox.clock.advance(hours: 24)
            let dayLater = try await check(7)
            #expect(dayLater == "500")
        }
    }

    @Test("The eleventh check in a day from one IP address is rejected")
    func velocityOfIPAddress() async throws {
        try await TestServer.run { sandbox in
            var codes: [String?] = []
            for number in 10..<21 {
                let check = V1TestMessage.check([
                    "EMAIL": "anna\(number)@example.com", "PHONENUMBER": "06123456\(number)",
                    "POSTALCODE": "10\(number)JS", "IP": "198.41.0.4",
                ])
                codes.append(try await sandbox.answer(check).code)
            }
            #expect(codes == Array(repeating: "500", count: 10) + ["501"])
        }
    }

    @Test(
        "In a sandbox checks from a loopback or private IP address are not counted, nor is the address kept",
        arguments: ["127.0.0.1", "192.168.1.20", "10.0.0.1", "::1", "fd00::1", "::ffff:127.0.0.1"])
    func localIPAddress(address: String) async throws {
        try await TestServer.run { sandbox in
            for number in 10..<22 {
                let check = V1TestMessage.check([
                    "EMAIL": "anna\(number)@example.com", "PHONENUMBER": "06123456\(number)",
                    "POSTALCODE": "10\(number)JS", "IP": address,
                ])
                let reply = try await sandbox.answer(check)
                #expect(reply.code == "500")
            }
            #expect(try await sandbox.count("checks WHERE ip_key IS NOT NULL") == 0)
        }
    }

    @Test("A person's open amounts at all merchants plus the new one stay under the limit")
    func exposure() async throws {
        try await TestServer.run { sandbox in
            let order = V1TestMessage.order().with(line: ["PRICEINCL": "800", "BTW": "21"])
            try await sandbox.place(order.from(.apitest))
            let codes = try await [
                sandbox.answer(.check(["ORDERAMOUNT": "700.01"])).code,
                sandbox.answer(.check(["ORDERAMOUNT": "700"])).code,
                sandbox.answer(.check(["ORDERAMOUNT": "1075.01", "PAYTRUST": "10"])).code,
                sandbox.answer(.check(["ORDERAMOUNT": "1075", "PAYTRUST": "10"])).code,
            ]
            #expect(codes == ["501", "500", "501", "500"])
        }
    }

    @Test("Three paid orders lift the limit by half")
    func paidHistory() async throws {
        try await TestServer.run { sandbox in
            for number in 1...3 {
                try await sandbox.place(.order(["ORDERNUMBER": "\(number)"]))
                #expect(try await sandbox.answer(.payment("\(number)", "121.00")).verdict == "200")
            }
            try await sandbox.place(V1TestMessage.order().with(line: ["PRICEINCL": "1000", "BTW": "21"]))
            let codes = try await [
                sandbox.answer(.check(["ORDERAMOUNT": "1250.01"])).code,
                sandbox.answer(.check(["ORDERAMOUNT": "1250"])).code,
            ]
            #expect(codes == ["501", "500"])
        }
    }

    @Test(
        "A customer in collection or long overdue gets no credit",
        arguments: [
            ("is_in_collection = 1", "501"), ("stage = 'started', due_on = 20749", "501"),
            ("stage = 'started', due_on = 20750", "500"),
        ])
    func debts(change: String, code: String) async throws {
        try await TestServer.run { sandbox in
            // Day 20780 is today; 31 and 30 days before it.
            try await sandbox.place(V1TestMessage.order().from(.apitest))
            try await sandbox.execute("UPDATE orders SET \(change)")
            let reply = try await sandbox.answer(.check())
            #expect(reply.code == code)
            let unguaranteed = try await sandbox.answer(.check(["WORKFLOWNUMBER": "3"]))
            #expect(unguaranteed.code == "500")
        }
    }

    @Test("A blocked customer is rejected, without guarantee too")
    func blocked() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            try await sandbox.block(customerOf: "10001")
            for workflow in ["1", "3"] {
                let reply = try await sandbox.answer(.check(["WORKFLOWNUMBER": workflow]))
                #expect(reply.code == "501")
            }
            let neighbour = try await sandbox.answer(.check(["LASTNAME": "Bakker"]))
            #expect(neighbour.code == "500")
        }
    }

    @Test(
        "Goods over 250.00 go to no stranger elsewhere",
        arguments: [
            ("Bakker", "1012WX", "250.01", "501"), ("Bakker", "1012WX", "250.00", "500"),
            ("Jansen", "1012WX", "250.01", "500"), ("Bakker", "1012JS", "250.01", "500"),
        ])
    func delivery(addressee: String, postalCode: String, amount: String, code: String) async throws {
        try await TestServer.run { sandbox in
            let check = V1TestMessage.check([
                "ORDERAMOUNT": amount, "DELIVERYSTREET": "Damrak", "DELIVERYHOUSENUMBER": "1",
                "DELIVERYHOUSEEXTENSION": "A", "DELIVERYPOSTALCODE": postalCode, "DELIVERYADDRESSLASTNAME": addressee,
            ])
            let reply = try await sandbox.answer(check)
            #expect(reply.code == code)
        }
    }

    @Test("The result of every rule is stored with the check and not sent")
    func findings() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.check(["LASTNAME": "Afgewezen", "ORDERAMOUNT": "1500"]))
            #expect(
                reply.text
                    == Recorded.reply(
                        """
                        <RESULT>MSG</RESULT><MSG><CODE>501</CODE><DESCRIPTION>Advies=0</DESCRIPTION></MSG>
                        """))
            let stored = try await sandbox.platform.database.read { transaction in
                try transaction.row("SELECT findings FROM checks", []) { try $0.text(0) }
            }
            let findings = try #require(stored)
            for word in ["anna@example.com", "Jansen", "1012JS"] { #expect(!findings.contains(word)) }
            // Rules that were kept and found nothing are not written down, and read as such.
            let shown = try StoredFindings(findings)
            #expect(shown.rules.map(\.rule) == CreditRule.allCases.map(\.rawValue))
            for finding in shown.rules {
                #expect(finding.outcome == (finding.rule == "test-person" ? "failed" : "passed"), "\(findings)")
            }
            #expect(shown.rules.first { $0.rule == "exposure" }?.inputs["amount_cents"] == 150_000)
        }
    }

    @Test("In production neither BACKDOOR nor test persons mean anything")
    func production() async throws {
        try await TestServer.run(.production) { sandbox in
            let shop = try await addShop(to: sandbox)
            for fields in [
                ["BACKDOOR": "0"], ["LASTNAME": "Afgewezen"], ["LASTNAME": "Storing"], ["LASTNAME": "Traag"],
            ] {
                let reply = try await sandbox.answer(V1TestMessage.check(fields).from(shop))
                #expect(reply.code == "500", "\(fields)")
            }
            let slowest = sandbox.log.requests.compactMap { $0.metadata["us"].flatMap(Int.init) }.max()
            #expect(try #require(slowest) < 3_000_000)
            let strange = ["BACKDOOR": "1", "ORDERAMOUNT": "1500", "COUNTRYCODE": "NL"]
            try await sandbox.place(V1TestMessage.order().from(shop))
            let overLimit = try await sandbox.answer(V1TestMessage.check(strange).from(shop))
            #expect(overLimit.code == "501")
            let example = try await sandbox.answer(.check())
            #expect(example.code == "101")
        }
    }

    @Test("In production the stored findings leave out the sandbox's rules, and are read as if those were kept")
    func productionFindings() async throws {
        try await TestServer.run(.production) { sandbox in
            let shop = try await addShop(to: sandbox)
            let check = V1TestMessage.check(["BACKDOOR": "0", "LASTNAME": "Afgewezen"]).from(shop)
            #expect(try await sandbox.answer(check).code == "500")
            let stored = try await sandbox.platform.database.read { transaction in
                try transaction.row("SELECT findings FROM checks", []) { try $0.text(0) }
            }
            let findings = try #require(stored)
            for rule in CreditRule.ofSandbox { #expect(!findings.contains(rule.rawValue)) }
            let shown = try StoredFindings(findings)
            #expect(shown.rules.map(\.rule) == CreditRule.allCases.map(\.rawValue))
            #expect(shown.rules.allSatisfy { $0.outcome == "passed" })
        }
    }

    private func addShop(to sandbox: TestServer) async throws -> TestAccount {
        let letterCode = try #require(LetterCode("SHP"))
        let clientID = try await CreateMerchant(sandbox.platform)(
            username: "shop", letterCode: letterCode, profile: MerchantProfile(companyName: "Shop"))
        return TestAccount(username: "shop", clientID: clientID.text)
    }
}
