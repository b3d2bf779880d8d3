import Foundation
@testable import ServerTestSupport
import Testing

@Suite("audit")
struct AuditCommandTests {
    private static let store = "shop.sqlite"

    @Test("A sandbox agrees with its books: ends with 0 and one line, beside a server and without one")
    func clean() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { serving in
                #expect(try await serving.answer(.order()).code == "200")
                #expect(try await serving.answer(.start("10001")).code == "500")
                let ending = try await program.run("audit", "--database", Self.store)
                #expect(ending.status == 0)
                #expect(ending.errorOutput == "")
                #expect(ending.output.wholeMatch(of: /No problems found: 9 orders, 31 events, 11 postings\.\n/) != nil)
            }
            let ending = try await program.run("audit", "--database", Self.store)
            #expect(ending.status == 0)
            #expect(ending.output.hasPrefix("No problems found: 9 orders, "))
        }
    }

    @Test("A database without orders agrees too")
    func empty() async throws {
        try await Program.inNewFolder { program in
            let environment = Program.production
            try await program.serving(environment: environment) { _ in }
            let ending = try await program.run("audit", environment: environment)
            #expect(ending.status == 0)
            #expect(ending.output == "No problems found: 0 orders, 0 events, 0 postings.\n")
        }
    }

    /// A change that damages a sandbox, with the expected finding.
    struct Damage: Sendable, CustomTestStringConvertible {
        let sql: String
        let findings: [String]

        init(_ sql: String, _ findings: String...) {
            self.sql = sql
            self.findings = findings
        }

        var testDescription: String { sql }
    }

    private static let paid = "(SELECT id FROM orders WHERE number = 'PAID')"

    @Test(
        "Each inconsistency is reported on a line of its own with its order, and the exit code is 1",
        .enabled(if: SQLiteShell.isAvailable),
        arguments: [
            Damage(
                "UPDATE orders SET amount_due_cents = amount_due_cents + 1 WHERE number = 'OVERDUE'",
                "Order 1TSTOVERDUE: The amount due is stored as 89.91, its entries say 89.90."),
            Damage(
                "UPDATE orders SET refund_due_cents = 5 WHERE number = 'PAID'",
                "Order 1TSTPAID: The refund due is stored as 0.05, its entries say 0.00."),
            Damage(
                "UPDATE orders SET credited_cents = 6300 WHERE number = 'CREDITED'",
                "Order 1TSTCREDITED: The credited amount is stored as 63.00, its entries say 64.00."),
            Damage(
                "UPDATE ledger_entries SET amount_cents = 3551 WHERE amount_cents = 3550 AND account = 'bank'",
                " sum to 0.01 instead of zero.", "Order 1TSTPAID: Event ", " and its posting do not agree."),
            Damage(
                "DELETE FROM ledger_entries WHERE account = 'collection_costs'",
                "Order 1TSTCOLLECTION: The entries of posting ", " sum to 40.00 instead of zero."),
            Damage(
                "DELETE FROM order_events WHERE kind = 'payment_received'",
                "Order 1TSTPAID: Posting ", " (payment_received) belongs to no event of the order."),
            Damage(
                "DELETE FROM ledger_postings WHERE kind = 'payment_received'",
                "Order 1TSTPAID: Event ", " (payment_received) has no posting.", "2 entries belong to no posting.",
                "Order 1TSTPAID: The amount due is stored as 0.00, its entries say 35.50."),
            Damage(
                "UPDATE orders SET stage = 'paid' WHERE number = 'COLLECTION'",
                "Order 1TSTCOLLECTION: The order is paid, and 280.00 is open."),
            Damage(
                "UPDATE orders SET wakes_at = wakes_at + 1 WHERE number = 'ON-HOLD'",
                "Order 1TSTON-HOLD: The moment of the next step is not the one it should be."),
            Damage(
                "UPDATE orders SET wakes_at = NULL WHERE number = 'OVERDUE'",
                "Order 1TSTOVERDUE: The moment of the next step is not the one it should be."),
            Damage("DELETE FROM orders WHERE number = 'PAID'", "There are events or postings of an order "),
            Damage(
                "DELETE FROM order_events WHERE kind = 'placed' AND order_id = \(paid)",
                "Order 1TSTPAID: The order was placed 0 times."),
            Damage(
                "UPDATE order_events SET kind = 'placed', details = '{}' WHERE kind = 'workflow_started' "
                    + "AND order_id = \(paid)",
                "Order 1TSTPAID: The order was placed 2 times.", "Order 1TSTPAID: The workflow was started 0 times."),
            Damage(
                """
                CREATE TABLE copy AS SELECT * FROM orders;
                DROP TABLE orders;
                ALTER TABLE copy RENAME TO orders;
                INSERT INTO orders SELECT * FROM orders WHERE number = 'PAID';
                UPDATE orders SET id = id + 1 WHERE rowid = (SELECT MAX(rowid) FROM orders);
                """,
                "Order 1TSTPAID: its merchant has another one with this number."),
        ])
    func damaged(damage: Damage) async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            try await program.sql(damage.sql, on: Self.store)
            let ending = try await program.run("audit", "--database", Self.store)
            #expect(ending.status == 1)
            for finding in damage.findings { #expect(ending.output.contains(finding), "\(ending.output)") }
            let lines = ending.output.split(separator: "\n")
            #expect(lines.allSatisfy { $0.hasSuffix(".") })
            expectOneSentence(ending.errorOutput)
            #expect(ending.errorOutput.hasPrefix("naderhand: \(lines.count) problems found in "))
        }
    }

    /// Rows that no query can add up or even read. SQLite keeps in a column what it is given.
    private static let unreadableRows = [
        Damage(
            "UPDATE ledger_entries SET account = 'petty cash' WHERE account = 'bank'",
            "Order 1TSTPAID: An entry of posting ", #" cannot be read (account is "petty cash")."#),
        Damage(
            "UPDATE ledger_entries SET amount_cents = 9223372036854775807 WHERE account = 'bank'",
            "Order 1TSTPAID: An entry of posting ",
            " cannot be read (amount_cents is 9223372036854775807, out of bounds)."),
        Damage(
            "UPDATE orders SET total_cents = 9223372036854775807 WHERE number = 'PAID'",
            "Order 1TSTPAID: Its row cannot be read (total_cents is 9223372036854775807, out of bounds)."),
        Damage(
            "UPDATE orders SET credited_cents = -1 WHERE number = 'PAID'",
            "Order 1TSTPAID: Its row cannot be read (credited_cents is -1, out of bounds)."),
        Damage(
            "UPDATE orders SET held_until = 9223372036854775807 WHERE number = 'ON-HOLD'",
            "Order 1TSTON-HOLD: Its row cannot be read (held_until is 9223372036854775807, out of bounds)."),
        Damage(
            "UPDATE orders SET stage = X'00FF' WHERE number = 'PAID'",
            "Order 1TSTPAID: Its row cannot be read (stage)."),
        Damage(
            "UPDATE orders SET invoice_number = X'00FF' WHERE number = 'PAID'",
            "Its row cannot be read (invoice_number)."),
        Damage(
            "UPDATE orders SET content = '{\"lines\": 5' WHERE number = 'PAID'",
            "Order 1TSTPAID: Its document cannot be read (no JSON of an order)."),
        Damage(
            "UPDATE orders SET content = json_set(content, '$.lines[0].total', 'much') WHERE number = 'PAID'",
            "Order 1TSTPAID: Its document cannot be read (lines.0.total)."),
        Damage(
            """
            UPDATE orders SET content = json_set(json_set(content, '$.lines[0].total', 9223372036854775807),
                '$.lines[1]', json_extract(content, '$.lines[0]')) WHERE number = 'PAID'
            """,
            "Order 1TSTPAID: The lines cannot be added up, the total is stored as 35.50."),
        Damage(
            "UPDATE orders SET content = json_set(content, '$.lines[0].netTotal', 100) WHERE number = 'PAID'",
            "Order 1TSTPAID: The lines come to 1.21, the total is stored as 35.50."),
        Damage(
            "UPDATE order_events SET kind = 'lost' WHERE kind = 'payment_received'",
            "Order 1TSTPAID: Event ", #" cannot be read (kind is "lost")."#),
        Damage(
            "UPDATE order_events SET at = -1 WHERE kind = 'payment_received'",
            "Order 1TSTPAID: Event ", " cannot be read (at is -1, out of bounds)."),
        Damage(
            "UPDATE order_events SET order_id = 'none' WHERE kind = 'payment_received'",
            "1 rows of events, postings or entries name no order."),
        Damage(
            "UPDATE order_events SET order_id = 0.5 WHERE kind = 'held'",
            "Event "),
    ]

    @Test(
        "A row that cannot be read or is out of bounds is named, and the others are still looked at",
        .enabled(if: SQLiteShell.isAvailable), arguments: unreadableRows)
    func unreadable(damage: Damage) async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            try await program.sql(damage.sql, on: Self.store)
            try await program.sql(
                "UPDATE orders SET amount_due_cents = amount_due_cents + 1 WHERE number = 'OVERDUE'", on: Self.store)
            let ending = try await program.run("audit", "--database", Self.store)
            #expect(ending.status == 1)
            expectOneSentence(ending.errorOutput)
            let sentences = damage.findings + ["Order 1TSTOVERDUE: The amount due is stored as 89.91"]
            for finding in sentences { #expect(ending.output.contains(finding), "\(ending.output)") }
        }
    }

    @Test("More orders than are looked at in one go are all looked at", .enabled(if: SQLiteShell.isAvailable))
    func pages() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--database", Self.store) { _ in }
            let columns = try await program.sql("SELECT name FROM pragma_table_info('orders')", on: Self.store)
                .filter { !["id", "number", "clean_number", "invoice_number"].contains($0) }.joined(separator: ", ")
            // Placed orders behind all others, some of them at the ends of pages damaged.
            try await program.sql(
                """
                WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1992)
                INSERT INTO orders (id, number, clean_number, invoice_number, \(columns))
                SELECT (SELECT MAX(id) FROM order_events) + n, 'N' || n, 'N' || n, '1TSTN' || n, \(columns)
                FROM orders, numbers WHERE number = 'NOT-STARTED';
                INSERT INTO order_events SELECT id + 100000, id, 'placed', 'merchant', placed_at, '{}' FROM orders
                WHERE number LIKE 'N%' AND number <> 'NOT-STARTED';
                """, on: Self.store)
            let clean = try await program.run("audit", "--database", Self.store)
            #expect(clean.output.hasPrefix("No problems found: 2000 orders, "))
            try await program.sql(
                "UPDATE orders SET credited_cents = 1 WHERE number IN ('N492', 'N493', 'N1992')", on: Self.store)
            let ending = try await program.run("audit", "--database", Self.store)
            #expect(ending.status == 1)
            let names = ending.output.split(separator: "\n").compactMap { $0.firstMatch(of: /Order 1TST(N[0-9]+):/)?.1 }
            #expect(names == ["N492", "N493", "N1992"])
        }
    }
}
