import BillinkClient
import Foundation
@testable import ServerTestSupport
import Testing

/// The examples of the reference about sessions.
@Suite("Snippets about sessions")
struct SessionSnippets {
    @Test("create-session, session-status")
    func session() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            // snippet: create-session
            let session = try await client.sessions.create(
                SessionRequest(
                    workflowNumber: 1, orderNumber: "S-1001",
                    returnURLs: ReturnURLs(
                        success: "https://shop.example.com/thanks", fail: "https://shop.example.com/basket"),
                    customer: .person(
                        firstName: "Anna", lastName: "Jansen", mobile: "0612345678", email: "anna@example.com"),
                    billingAddress: Address(
                        street: "Damrak", houseNumber: "1", postalCode: "1012JS", city: "Amsterdam"),
                    totalAmount: "121.00",
                    orderItems: [
                        OrderItem(
                            code: "L1", name: "Lamp", quantity: 2, productAmount: "60.50", taxRate: .standard)
                    ]))
            // Send the browser to session.sessionURL.
            // end
            #expect(session.sessionURL.absoluteString.hasPrefix("https://pay.example.com/"))
            // snippet: session-status
            let status = try await client.sessions.status(of: session.sessionID)
            if status == .orderCreated {
                // The order is there: ship it.
            }
            // end
            #expect(status == .active)
        }
    }

    @Test("A session for a direct debit is opened with the account and the mandate")
    func directDebit() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            var request = Example.session("S-1001")
            // passage: direct-debit
            request.workflowNumber = 4
            request.bankAccountNumber = "NL91ABNA0417164300"
            request.bankAccountHolder = "A. Jansen"
            (request.mandateID, request.mandateType) = ("4711", .oneTime)
            // end
            _ = try await client.sessions.create(request)
            #expect(
                try await sandbox.count(
                    "sessions WHERE document LIKE '%NL91ABNA0417164300%' AND document LIKE '%4711%'")
                    == 1)
        }
    }

    @Test("All errors of a session are reported, by member")
    func problems() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            var request = Example.session("S 1001")
            request.returnURLs.fail = "shop"
            var seen: [String] = []
            let report: (String) -> Void = { seen.append($0) }
            // passage: session-problems
            do throws(BillinkError) {
                _ = try await client.sessions.create(request)
            } catch {
                for problem in error.problems { report("\(problem.field): \(problem.message)") }
            }
            // end
            #expect(seen.contains { $0.hasPrefix("client.returnURL.failURL: ") })
            #expect(seen.contains { $0.hasPrefix("transaction.orderNumber: ") })
        }
    }

    @Test("webshop-settings")
    func settings() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            let (paid, days) = (Amount(cents: 60_000), 30)
            // snippet: webshop-settings
            let settings = try await client.webshopSettings()
            let isTrusted = settings.whitelist && days <= settings.period && paid > settings.totalAmountHigherThan
            // end
            #expect(isTrusted)
        }
    }

    @Test("sandbox-clock, advance-clock, sandbox-payment")
    func sandbox() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            // snippet: sandbox-clock
            let now = try await client.sandbox.clock()
            let today = CalendarDay(now)
            // end
            #expect(today == "2026-11-23")
            // snippet: advance-clock
            let advance = try await client.sandbox.advance(days: 14)
            // advance.steps["Invoice"]: so many invoices went out meanwhile.
            // end
            #expect(advance.steps["Invoice"] == 2)
            // snippet: sandbox-payment
            let payment = try await client.sandbox.pay("12.10", forInvoice: "1TSTKRKND-0001")
            // payment.openAmount is 0.00.
            // end
            #expect(payment.openAmount == .zero)
        }
    }
}
