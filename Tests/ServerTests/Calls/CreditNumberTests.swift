import Domain
@testable import ServerTestSupport
import Testing

@Suite("The number of a credit note")
struct CreditNumberTests {
    private static let credit = V1TestMessage.credit("10001", "1.50", ["CREDITNUMBER": "C-1", "DESCRIPTION": "broken"])

    @Test(
        "The same credit under the same number is given its first answer again and booked once",
        arguments: WireAPI.allCases)
    func again(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let first = try await sandbox.answer(Self.credit, through: api)
            #expect(first.sentence == "Credit applied: 1.50 EURO.; step restarted.")
            let second = try await sandbox.answer(Self.credit, through: api)
            #expect(second.body == first.body)
            let other = try await sandbox.answer(Self.credit, through: api.other)
            #expect(other.items == first.items)
            #expect(try await sandbox.openAmount() == "119.50")
            #expect(try await sandbox.events().filter { $0 == "credited" }.count == 1)
        }
    }

    @Test("Its answer stays the first one, whatever has become of the order")
    func laterState() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let first = try await sandbox.answer(Self.credit)
            try await sandbox.pay("3TST10001", "119.50")
            #expect(try await sandbox.answer(.credit("10001", "119.50")).verdict == "200")
            #expect(try await sandbox.answer(Self.credit).body == first.body)
            try await sandbox.advance(["days": 300])
            #expect(try await sandbox.answer(Self.credit).body == first.body)
        }
    }

    @Test(
        "With other content the number is refused", arguments: WireAPI.allCases,
        [
            V1TestMessage.credit("10001", "1.51", ["CREDITNUMBER": "C-1", "DESCRIPTION": "broken"]),
            .credit("10001", "1.50", ["CREDITNUMBER": "C-1", "DESCRIPTION": "lost"]),
            .credit("10001", "1.50", ["CREDITNUMBER": "C-1"]),
            .credit("10002", "1.50", ["CREDITNUMBER": "C-1", "DESCRIPTION": "broken"]),
        ])
    func otherContent(api: WireAPI, other: V1TestMessage) async throws {
        try await TestServer.audited { sandbox in
            for number in ["10001", "10002"] { try await sandbox.placeStarted(number) }
            #expect(try await sandbox.answer(Self.credit, through: api).verdict == "200")
            let refused = try await sandbox.answer(other, through: api)
            #expect(refused.verdict == "404")
            #expect(refused.sentence == "Order with number C-1 already exists")
            #expect(try await sandbox.openAmount("10001") == "119.50")
            #expect(try await sandbox.openAmount("10002") == "121.00")
        }
    }

    @Test("The same credit by the invoice number is the same credit")
    func invoiceNumber() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(Self.credit).verdict == "200")
            let message = V1TestMessage.credit("3TST10001", "1.5", ["CREDITNUMBER": "C-1", "DESCRIPTION": "broken"])
            #expect(try await sandbox.answer(message).verdict == "200")
            #expect(try await sandbox.openAmount() == "119.50")
        }
    }

    @Test("Another merchant's number is its own")
    func otherMerchant() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.place(V1TestMessage.order().from(.apitest))
            #expect(try await sandbox.answer(Self.credit).verdict == "200")
            let theirs = try await sandbox.answer(Self.credit.with([:]).from(.apitest))
            #expect(theirs.verdict == "200")
            #expect(try await sandbox.lifecycle("10001", of: .apitest).creditedAmount.cents == 150)
        }
    }

    @Test("A number whose credit was refused is free")
    func refusedCredit() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let refused = try await sandbox.answer(.credit("10001", "200", ["CREDITNUMBER": "C-1"]))
            #expect(refused.verdict == "707")
            #expect(try await sandbox.answer(Self.credit).verdict == "200")
        }
    }

    @Test("Of two equal credits in one request one is booked")
    func sameRequest() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let line = V1TestLine("10001", ["CREDITAMOUNT": "1.50"], ["CREDITNUMBER": "C-1"])
            let reply = try await sandbox.answer(.credit([line, line]))
            #expect(reply.items.map(\.code) == ["200", "200"])
            #expect(try await sandbox.openAmount() == "119.50")
        }
    }
}
