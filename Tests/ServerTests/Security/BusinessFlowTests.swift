@testable import ServerTestSupport
import Testing

/// OWASP API6:2023, unrestricted access to sensitive business flows: buying on somebody else's account, and finding out
/// who is good for money.
@Suite("API6: flows that can be abused")
struct BusinessFlowTests {
    @Test("The sixth check in a day for one e-mail address is rejected, at whichever merchant the others were")
    func velocity() async throws {
        try await TestServer.run { sandbox async throws in
            for index in 1...5 {
                let check = V1TestMessage.check().from(index.isMultiple(of: 2) ? .apitest : .usertest)
                #expect(try await sandbox.answer(check).code == "500")
            }
            #expect(try await sandbox.answer(V1TestMessage.check()).code == "501")
        }
    }

    @Test("A check is good for one order, of the merchant that made it, of no more than was checked")
    func checks() async throws {
        try await TestServer.run { sandbox in
            let uuid = try await sandbox.approvedCheck(["ORDERAMOUNT": "121.00"])
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
            #expect(try await sandbox.answer(order.from(.apitest)).code == "440")
            #expect(try await sandbox.answer(order.with(["ORDERAMOUNT": "121.06"])).code == "444")
            try await sandbox.place(order)
            #expect(try await sandbox.answer(order.with(["ORDERNUMBER": "10002"])).code == "446")
        }
    }

    @Test("Credits cannot exceed the order, in parts or concurrently")
    func credits() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.placeStarted("10001")
            let verdicts = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 1...20 {
                    group.addTask { try await sandbox.answer(V1TestMessage.credit("10001", "12.10")).verdict }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(verdicts.count { $0 == "200" } == 10)
            #expect(try await sandbox.openAmount("10001") == "0.00")
        }
    }
}
