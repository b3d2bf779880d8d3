import Domain
@testable import ServerTestSupport
import Storage
import Testing

@Suite("Published clients")
struct PublishedClientTests {
    @Test(
        "Every published client checks, orders, ships and follows an order unmodified", arguments: PublishedClient.all)
    func journey(_ client: PublishedClient) async throws {
        try await TestServer.run { sandbox in
            let check = try await sandbox.answer(client.request(client.check))
            check.expectReplyInvariants()
            let uuid = try #require(check.uuid, "\(check.text)")
            let number = try #require(client.order.value(of: "ORDERNUMBER"))

            let withCheck = client.order.with(["CHECKUUID": uuid])
            let dryRun = withCheck.with(["VALIDATEORDER": "Y", "ORDERNUMBER": "validation"])
            for order in [dryRun, withCheck] {
                let reply = try await sandbox.answer(client.request(order))
                reply.expectReplyInvariants()
                #expect(reply.elements("DESCRIPTION") == ["Order successfully added"], "\(reply.text)")
            }
            let stored = try await sandbox.storedOrder(number)
            #expect(stored?.total == Money(cents: client.cents))

            let started = try await sandbox.answer(client.request(.start(number)))
            #expect(started.elements("CODE") == ["500", "500"])
            let status = try await sandbox.answer(client.request(.status(number)))
            #expect(status.elements("DESCRIPTION") == ["Wait for payment ( Start delay )"])
        }
    }

    @Test(
        "A client that never sends another BACKDOOR than 0 is told no in the sandbox, on every workflow",
        arguments: ["1", "3"])
    func oldWooCommerce(workflow: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.check(["WORKFLOWNUMBER": workflow, "BACKDOOR": "0"]))
            #expect(reply.elements("DESCRIPTION") == ["Advies=0"])
        }
    }
}
