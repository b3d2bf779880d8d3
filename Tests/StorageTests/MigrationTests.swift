import Domain
import TestSupport
import Testing

@testable import Storage

/// A database of the build that knew no books (schema 4), brought to this build's.
@Suite("Migrating a database with orders")
struct MigrationTests {
    @Test("Started orders go on, companies are companies, and the books agree with the orders")
    func books() async throws {
        let store = try await oldStore()
        let database = try store.reopened()
        let orders = try await database.read { transaction in
            try AuditTable.orders(after: nil, limit: 100, in: transaction)
                .map { try $0.row.value.get() }
                .map { ($0.row, $0.nextActionAt) }
        }
        #expect(orders.map(\.0.customerType) == [.consumer, .consumer, .business, .business, .consumer])
        let wakes: [Instant?] = [nil, Self.nextStep, nil, Self.nextStep, Self.nextStep]
        #expect(orders.map(\.1) == wakes)
        for (order, wakesAt) in orders {
            let books = try await database.read { transaction in
                OrderAudit(
                    total: order.total, lifecycle: order.lifecycle, nextActionAt: wakesAt,
                    events: try OrderEventTable.events(ofOrders: order.id...order.id, in: transaction)
                        .map { ($0.id, $0.event) },
                    postings: try LedgerTable.postings(ofOrders: order.id...order.id, in: transaction))
            }
            #expect(books.findings(in: TestDatabase.dutchTime) == [], "order \(order.number)")
        }
        try await database.close()
    }

    @Test("What each merchant is owed is what its started orders came to")
    func payable() async throws {
        let store = try await oldStore()
        let database = try store.reopened()
        let total = try StorageSamples.content().lines.sum(\.total)
        let (payable, strays) = try await database.read { transaction in
            (
                try LedgerTable.merchantBalance(Identifier(1), in: transaction),
                try LedgerTable.countOrphanedEntries(ofOrders: Identifier(.min)...Identifier(.max), in: transaction)
            )
        }
        #expect(payable == Money(cents: 3 * total.cents))
        #expect(strays == 0)
        try await database.close()
    }

    @Test("What was placed is read as before, and nobody is limited")
    func contents() async throws {
        let store = try await oldStore()
        let database = try store.reopened()
        for (index, content) in try Self.contents().enumerated() {
            let stored = try await database.read { try OrderTable.content(of: Identifier(Int64(10 + index)), in: $0) }
            #expect(stored == content)
        }
        #expect(try await database.read { try MerchantTable.rateLimit(of: Identifier(1), in: $0) } == nil)
        try await database.close()
    }

    @Test("What happened is read as it was told then: a start with the parcel's code at most, and no amount")
    func events() async throws {
        let store = try await oldStore()
        let database = try store.reopened()
        let payloads = try await database.read { transaction in
            try (10..<15).map {
                try OrderEventTable.events(ofOrder: Identifier($0), in: transaction).map(\.payload)
            }
        }
        let start = OrderEvent.Payload.workflowStarted(amount: nil, trackAndTrace: #"3S"TEST"#)
        #expect(
            payloads == [
                [.placed], [.placed, start], [.placed], [.placed, start], [.placed, .workflowStarted(amount: nil)],
            ])
        try await database.close()
    }

    @Test("Started orders have payment references from 1 on, and placed ones none")
    func references() async throws {
        let store = try await oldStore()
        let database = try store.reopened()
        let numbers = try await database.read { transaction in
            try (10..<15).map { try OrderTable.find(id: Identifier($0), in: transaction)?.paymentReference?.number }
        }
        #expect(numbers == [nil, 1, nil, 2, 3])
        try await database.close()
    }

    @Test("What was agreed on becomes the first version of each workflow, and the orders are under it")
    func workflows() async throws {
        let store = try await oldStore()
        let database = try store.reopened()
        let (versions, orders, withoutTerms) = try await database.read { transaction in
            (
                try WorkflowTable.versions(
                    merchantID: Identifier(1), on: CivilDate(dayNumber: 10_957), in: transaction),
                try AuditTable.orders(after: nil, limit: 100, in: transaction).map { try $0.row.value.get().row },
                try WorkflowTable.ordersWithoutTerms(
                    in: Identifier(.min)...Identifier(.max), in: transaction)
            )
        }
        #expect(versions == Agreement.standard.map { AgreementVersion($0, validFrom: nil) })
        #expect(orders.map(\.workflowVersion) == [1, 1, 1, 1, 1])
        #expect(withoutTerms == [])
        try await database.close()
    }

    @Test("A migrated database has the same tables, columns and indexes as a new one")
    func schema() async throws {
        let store = try await oldStore()
        let migrated = try store.reopened()
        let new = try TestDatabase()
        #expect(try await Self.schema(of: migrated) == Self.schema(of: new.database))
        try await migrated.close()
    }

    private static let nextStep = Instant(milliseconds: TestDatabase.now.milliseconds + 86_400_000)

    /// Placed, started, placed by a company, started by a company, and one whose text speaks of a company.
    private static func contents() throws -> [OrderContent] {
        let (plain, company) = (try StorageSamples.content(), try StorageSamples.contents()[1])
        var tricky = plain
        tricky.references.additionalText = #""company":{"name":"Jansen"}"#
        var simpleCompany = plain
        simpleCompany.customer.company = company.customer.company
        return [plain, plain, simpleCompany, simpleCompany, tricky]
    }

    /// A store as the build before this one left it.
    private func oldStore() async throws -> TestDatabase {
        let store = try TestDatabase()
        try await store.database.write { try TestDatabase.makeOld(in: $0, migrations: 4) }
        try await store.addMerchant()
        try await store.database.write { transaction in
            for agreement in Agreement.standard {
                try Self.agree(agreement, in: transaction)
            }
            for (index, content) in try Self.contents().enumerated() {
                try Self.place(Int64(10 + index), content, in: transaction)
                if ![0, 2].contains(index) { try Self.start(Int64(10 + index), content, in: transaction) }
            }
        }
        try await store.database.close()
        return store
    }

    /// Inserts an agreement as builds before schema 16 did.
    private static func agree(_ agreement: Agreement, in transaction: any Transaction) throws {
        let (workflow, plan) = (agreement.workflow, agreement.plan)
        try transaction.execute(
            """
            INSERT INTO workflows (
                merchant_id, number, name, is_guaranteed, customer_types, maximum_consumer_cents,
                maximum_business_cents, payment_term, start_delay, required_fields, allows_other_delivery, steps
            )
            VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
            """,
            [
                .integer(Int64(workflow.number)), .text(workflow.name), .bool(workflow.isGuaranteed),
                .text(workflow.customerTypes.map(\.rawValue).sorted().joined()),
                .integer(workflow.maxOrderAmounts[.consumer]?.cents),
                .integer(workflow.maxOrderAmounts[.business]?.cents), .integer(Int64(plan.paymentTermDays)),
                .integer(Int64(plan.startDelayDays)), .integer(Int64(workflow.requiredFields.rawValue)),
                .text(plan.steps.map { "\($0.action.rawValue) \($0.delayDays) \($0.name)" }.joined(separator: "\n")),
            ])
    }

    /// Inserts an order as the old build did.
    private static func place(_ id: Int64, _ content: OrderContent, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO orders (
                id, merchant_id, number, clean_number, invoice_number, workflow_number, total_cents, content,
                check_id, person_key, email_key, phone_key, placed_at, stage, amount_due_cents, is_in_collection
            )
            VALUES ($1, 1, $2, $2, $3, 1, $4, $5, NULL, 1, 2, 3, $6, 'placed', 0, 0)
            """,
            [
                .integer(id), .text("\(id)"), .text("1SHP\(id)"), .integer(total(content)),
                .text(EncodedOrderContent(content).text), .integer(TestDatabase.now.milliseconds),
            ])
        try transaction.execute(
            "INSERT INTO order_events VALUES ($1, $2, 'placed', 'merchant', $3, '{}')",
            [.integer(1_000 + id), .integer(id), .integer(TestDatabase.now.milliseconds)])
    }

    /// Starts an order as the old build did: with the tracking number, if there was one, and without an amount.
    private static func start(_ id: Int64, _ content: OrderContent, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE orders
            SET stage = 'started', amount_due_cents = $1, step = 0, step_name = 'Start delay', next_step_at = $2
            WHERE id = $3
            """, [.integer(total(content)), .integer(nextStep.milliseconds), .integer(id)])
        try transaction.execute(
            "INSERT INTO order_events VALUES ($1, $2, 'workflow_started', 'merchant', $3, $4)",
            [
                .integer(2_000 + id), .integer(id), .integer(TestDatabase.now.milliseconds),
                .text(id.isMultiple(of: 2) ? "{}" : #"{"trackAndTrace":"3S\"TEST"}"#),
            ])
    }

    private static func total(_ content: OrderContent) throws -> Int64 {
        try content.lines.sum(\.total).cents
    }

    private static func schema(of database: any Database) async throws -> [String] {
        let sql =
            TestEngine.isSQLite
            ? "SELECT name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY name"
            : """
            SELECT (table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable)::text
            FROM information_schema.columns WHERE table_schema = current_schema()
            UNION ALL
            SELECT replace(indexdef, current_schema(), '')::text FROM pg_indexes WHERE schemaname = current_schema()
            ORDER BY 1
            """
        return try await database.read { try $0.rows(sql, []) { try $0.text(0) } }
    }
}
