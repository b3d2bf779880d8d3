import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases
import Wire

/// Rows that were changed behind the platform's back so that each table still agrees with itself.
@Suite("The audit")
struct AuditTests {
    /// A change that damages a sandbox with its sample orders, and a part of the expected finding.
    struct Falsification: Sendable, CustomTestStringConvertible {
        let name: String
        let sql: [String]
        let finding: String

        init(_ name: String, _ sql: String..., finding: String) {
            self.name = name
            self.sql = sql
            self.finding = finding
        }

        var testDescription: String { name }
    }

    private static let collected = "(SELECT id FROM orders WHERE number = 'COLLECTION')"

    @Test(
        "Each falsification is reported with its order or posting",
        arguments: [
            Falsification(
                "money that came in looks like tax",
                "UPDATE ledger_entries SET account = 'vat' WHERE account = 'bank'",
                finding: " (payment_received) debits vat."),
            Falsification(
                "costs of collection look like fees",
                "UPDATE ledger_entries SET account = 'fees' WHERE account = 'collection_costs'",
                finding: " (collection_costs_charged) credits fees."),
            Falsification(
                "one entry is another shop's",
                """
                UPDATE ledger_entries SET merchant_id = (SELECT id FROM merchants WHERE username = 'apitest')
                WHERE account = 'merchant_payable' AND order_id = \(collected)
                """,
                finding: "Order 1TSTCOLLECTION: Posting "),
            Falsification(
                "a posting is another shop's",
                """
                UPDATE ledger_postings SET merchant_id = (SELECT id FROM merchants WHERE username = 'apitest')
                WHERE kind = 'payment_received'
                """,
                finding: " is of another merchant than the order."),
            Falsification(
                "a posting is dated back",
                "UPDATE ledger_postings SET at = at - 34560000000 WHERE kind = 'payment_received'",
                finding: "Order 1TSTPAID: Posting "),
            Falsification(
                "an event is dated back",
                "UPDATE order_events SET at = at - 86400000 WHERE id = (SELECT MAX(id) FROM order_events)",
                finding: "Order 1TSTCOLLECTION: Posting "),
            Falsification(
                "an event and its posting are dated before what came first",
                "UPDATE order_events SET at = at - 864000000 WHERE kind = 'payment_received'",
                "UPDATE ledger_postings SET at = at - 864000000 WHERE kind = 'payment_received'",
                finding: ", which was written first."),
            Falsification(
                "an event is dated ahead of when it was written",
                "UPDATE order_events SET at = at + 864000000 WHERE kind = 'held'",
                finding: ", and was written at "),
            Falsification(
                "an event says that it moved another amount",
                "UPDATE order_events SET details = '{\"amount\":\"3551\"}' WHERE kind = 'payment_received'",
                finding: " (payment_received) and its posting do not agree."),
            Falsification(
                "an event's amount is no number",
                "UPDATE order_events SET details = '{\"amount\":\"much\"}' WHERE kind = 'payment_received'",
                finding: " cannot be read (order_events.details.amount)."),
            Falsification(
                "an order was placed earlier",
                "UPDATE orders SET placed_at = placed_at - 1 WHERE number = 'PAID'",
                finding: "Order 1TSTPAID: The order was placed at "),
            Falsification(
                "a total is a euro higher than its lines",
                "UPDATE orders SET total_cents = total_cents + 100 WHERE stage = 'placed'",
                finding: "Order 1TSTNOT-STARTED: The lines come to 49.95, the total is stored as 50.95."),
            Falsification(
                "a consumer becomes a company",
                "UPDATE orders SET customer_type = 'B' WHERE number = 'PAID'",
                finding: "Order 1TSTPAID: The customer is stored as B, the document says P."),
            Falsification(
                "an order has another workflow",
                "UPDATE orders SET workflow_number = 3 WHERE number = 'PAID'",
                finding: "Order 1TSTPAID: The invoice number is none of order PAID on workflow 3."),
            Falsification(
                "an order is found under another number",
                "UPDATE orders SET clean_number = 'PAID-2' WHERE number = 'PAID'",
                finding: "Order 1TSTPAID: Its number PAID is found under PAID-2."),
        ])
    func falsified(falsification: Falsification) async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            #expect(try await AuditBooks(sandbox.platform)().findings == [])
            for sql in falsification.sql { try await sandbox.execute(sql) }
            let report = try await AuditBooks(sandbox.platform)()
            #expect(report.findings.contains { $0.contains(falsification.finding) }, "\(report.findings)")
            #expect(report.orders == 8)
        }
    }

    @Test("In production, where no clock is moved, an event is of the time at which it was written")
    func production() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let production = Platform(
                database: sandbox.platform.database, environment: .production, dutchTime: sandbox.platform.dutchTime,
                node: 2, clock: { sandbox.clock.now }, uptime: { .zero }, randomBytes: { _ in [] }, publicURL: { "" },
                encodeWebhook: WebhookPayload.encode)
            #expect(try await AuditBooks(production)().findings == [])
            for table in ["orders SET placed_at = placed_at", "order_events SET at = at"] {
                try await sandbox.execute("UPDATE \(table) - 86400000")
            }
            #expect(try await AuditBooks(sandbox.platform)().findings == [])
            let findings = try await AuditBooks(production)().findings
            #expect(findings.count == 1)
            #expect(findings.allSatisfy { $0.contains(", and was written at ") }, "\(findings)")
        }
    }

    @Test("Amounts whose sum no number can hold are named, and nothing is added up")
    func overflow() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let most = Int64.max
            try await sandbox.execute("UPDATE ledger_entries SET amount_cents = \(most) WHERE amount_cents > 0")
            try await sandbox.execute("UPDATE ledger_entries SET amount_cents = -\(most) WHERE amount_cents < 0")
            try await sandbox.execute("UPDATE orders SET total_cents = \(most), amount_due_cents = \(most)")
            let report = try await AuditBooks(sandbox.platform)()
            for sample in ["PAID", "COLLECTION", "NOT-STARTED"] {
                #expect(
                    report.findings.contains { $0.hasPrefix("Order 1TST\(sample): Its row cannot be read (total_") })
            }
            let entries = report.findings.count { $0.contains(" cannot be read (amount_cents is ") }
            #expect(try await sandbox.count("ledger_entries") == entries)
        }
    }
}
