@testable import ServerTestSupport
import Testing

@Suite("The UUID of a check")
struct CheckUUIDTests {
    private static let order = V1TestMessage.order(["WORKFLOWNUMBER": "1"])

    @Test(
        "Rejected, expired, used, foreign and unknown UUIDs each have their code, the foreign one that of the unknown")
    func codes() async throws {
        try await TestServer.run { sandbox in
            let expired = try await sandbox.approvedCheck()
            sandbox.clock.advance(hours: 24)
            _ = try await sandbox.answer(.check(["BACKDOOR": "0"]))
            let rejected = try await sandbox.lastCheck()
            let used = try await sandbox.approvedCheck()
            try await sandbox.place(Self.order.with(["ORDERNUMBER": "first", "CHECKUUID": used]))
            let foreign = try await sandbox.approvedCheck(from: .apitest)
            let unknown = "98ec1488-bb48-4b2b-9684-de924d5bdda8"

            var replies: [String: WireReply] = [:]
            for uuid in [rejected, expired, used, foreign, unknown] {
                replies[uuid] = try await sandbox.answer(Self.order.with(["CHECKUUID": uuid]))
            }
            #expect(replies[rejected]?.text == Recorded.error("701", "Credit check not"))
            #expect(
                replies[expired]?.text == Recorded.error("445", "Check request with given uuid has already expired"))
            #expect(replies[used]?.text == Recorded.error("446", "Check request with given uuid already has been used"))
            #expect(replies[unknown]?.text == Recorded.error("440", "Check request with given uuid not found"))
            #expect(replies[foreign]?.body == replies[unknown]?.body)
            #expect(try await sandbox.count("orders") == 1)
        }
    }

    @Test("A UUID is good for a day less a moment")
    func validity() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            sandbox.clock.advance(hours: 24, milliseconds: -1)
            try await sandbox.place(Self.order.with(["CHECKUUID": uuid]))
        }
    }

    @Test("A UUID is read in capitals too")
    func capitals() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck()
            try await sandbox.place(Self.order.with(["CHECKUUID": uuid.uppercased()]))
        }
    }

    @Test("Every check has a UUID of its own, a rejected one keeps its to itself")
    func freshness() async throws {
        try await TestServer.run { sandbox in
            var uuids: Set<String> = []
            for _ in 0..<4 { uuids.insert(try await sandbox.approvedCheck()) }
            #expect(uuids.count == 4)
            let rejected = try await sandbox.answer(.check(["BACKDOOR": "0"]))
            #expect(rejected.uuid == nil)
            #expect(!rejected.text.contains("UUID"))
        }
    }

    @Test("The check's workflow may be another than the order's, both guaranteed")
    func otherWorkflow() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(["WORKFLOWNUMBER": "4"])
            try await sandbox.place(Self.order.with(["CHECKUUID": uuid]))
        }
    }

    @Test("A workflow without guarantee takes orders without check, and uses up the one it is given")
    func withoutGuarantee() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "none"]))
            try await sandbox.place(.order(["ORDERNUMBER": "nil", "CHECKUUID": ""]))
            let uuid = try await sandbox.approvedCheck(["WORKFLOWNUMBER": "3"])
            try await sandbox.place(.order(["ORDERNUMBER": "one", "CHECKUUID": uuid]))
            let again = try await sandbox.answer(.order(["ORDERNUMBER": "two", "CHECKUUID": uuid]))
            #expect(again.code == "446")
        }
    }

    @Test(
        "The larger of the order's amount and its lines may exceed what was checked by five cents",
        arguments: [
            ("121.00", nil, "200"), ("120.95", nil, "200"), ("120.94", nil, "444"),
            ("120.95", "1.00", "200"), ("120.94", "1.00", "444"), ("121.00", "121.05", "200"),
            ("121.00", "121.06", "444"), ("1,210.00", "1,200.00", "200"),
        ])
    func amounts(checked: String, ordered: String?, code: String) async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(["ORDERAMOUNT": checked])
            let reply = try await sandbox.answer(Self.order.with(["CHECKUUID": uuid, "ORDERAMOUNT": ordered]))
            #expect(reply.code == code)
        }
    }

    @Test("An order that is refused leaves its check unused")
    func refusedOrder() async throws {
        try await TestServer.run { sandbox in
            let order = Self.order.with(["CHECKUUID": try await sandbox.approvedCheck()])
            let refused = try await sandbox.answer(order.with(["ORDERAMOUNT": "1000"]))
            #expect(refused.code == "444")
            try await sandbox.place(order)
        }
    }
}
