package import Domain

/// Table of agreements with merchants: terms and collection plan of each workflow, by version.
///
/// Rows are added, never changed: orders refer to the version under which they were placed.
package enum WorkflowTable {
    /// Adds the next version of a merchant's workflow, from 1.
    /// - Parameters:
    ///   - agreement: the agreement; its own version number is ignored.
    ///   - day: day from which new orders are placed under it; `nil` for the first version of a workflow.
    ///   - now: time of the agreement.
    package static func insert(
        _ agreement: Agreement, merchantID: Identifier, validFrom day: CivilDate? = nil, at now: Instant,
        in transaction: any Transaction
    ) throws {
        let (workflow, plan) = (agreement.workflow, agreement.plan)
        let version = try lastVersion(number: workflow.number, merchantID: merchantID, in: transaction) + 1
        try transaction.execute(
            """
            INSERT INTO workflow_versions (
                merchant_id, number, version, valid_from, created_at, name, is_guaranteed, customer_types,
                maximum_consumer_cents, maximum_business_cents, payment_term, start_delay, required_fields,
                allows_other_delivery, steps
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [
                .integer(merchantID.value), .integer(Int64(workflow.number)), .integer(version),
                .integer(Int64(day?.dayNumber ?? 0)), .integer(now.milliseconds), .text(workflow.name),
                .bool(workflow.isGuaranteed), .text(workflow.customerTypes.map(\.rawValue).sorted().joined()),
                .integer(workflow.maxOrderAmounts[.consumer]?.cents),
                .integer(workflow.maxOrderAmounts[.business]?.cents),
                .integer(Int64(plan.paymentTermDays)), .integer(Int64(plan.startDelayDays)),
                .integer(Int64(workflow.requiredFields.rawValue)), .bool(workflow.allowsSeparateDeliveryAddress),
                .text(plan.steps.map(storedStep).joined(separator: "\n")),
            ])
    }

    private static func lastVersion(
        number: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws -> Int64 {
        try transaction.row(
            "SELECT COALESCE(MAX(version), 0) FROM workflow_versions WHERE merchant_id = $1 AND number = $2",
            [.integer(merchantID.value), .integer(Int64(number))]
        ) { try $0.integer(0) } ?? 0
    }

    /// Queries the version of a workflow for new orders of a day.
    package static func find(
        number: Int, username: String, on day: CivilDate, in transaction: any Transaction
    ) throws -> PendingRows<Workflow> {
        try transaction.query(
            """
            SELECT \(workflowColumns)
            FROM workflow_versions
            JOIN merchants ON merchants.id = workflow_versions.merchant_id
            WHERE merchants.username = $1 AND workflow_versions.number = $2 AND workflow_versions.valid_from <= $3
            ORDER BY workflow_versions.valid_from DESC, workflow_versions.version DESC
            LIMIT 1
            """, [.text(username), .integer(Int64(number)), .integer(Int64(day.dayNumber))], workflow)
    }

    /// Collection plan of a version of a workflow, and its guarantee.
    package static func collectionTerms(
        number: Int, version: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws -> (plan: CollectionPlan, isGuaranteed: Bool)? {
        try transaction.row(
            """
            SELECT start_delay, payment_term, steps, is_guaranteed
            FROM workflow_versions
            WHERE merchant_id = $1 AND number = $2 AND version = $3
            """, [.integer(merchantID.value), .integer(Int64(number)), .integer(Int64(version))]
        ) { row in
            (try plan(row, at: 0), try row.bool(3))
        }
    }

    /// Name of a version of a workflow.
    package static func name(
        number: Int, version: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws -> String? {
        try transaction.row(
            "SELECT name FROM workflow_versions WHERE merchant_id = $1 AND number = $2 AND version = $3",
            [.integer(merchantID.value), .integer(Int64(number)), .integer(Int64(version))]
        ) { try $0.text(0) }
    }

    /// Current and future versions of a merchant's workflows, by number and then by day: for each workflow the version
    /// for new orders of a day, and those that will replace it. Versions that were replaced before their day are left
    /// out.
    package static func versions(
        merchantID: Identifier, on day: CivilDate, in transaction: any Transaction
    ) throws -> [AgreementVersion] {
        let all = try transaction.rows(
            """
            SELECT \(workflowColumns), start_delay, payment_term, steps, valid_from
            FROM workflow_versions
            WHERE merchant_id = $1 AND NOT EXISTS (
                SELECT 1
                FROM workflow_versions AS later
                WHERE later.merchant_id = workflow_versions.merchant_id AND later.number = workflow_versions.number
                    AND later.valid_from = workflow_versions.valid_from AND later.version > workflow_versions.version
            )
            ORDER BY number, valid_from
            """, [.integer(merchantID.value)]
        ) { row in
            let start = try row.integer(12)
            return try AgreementVersion(
                Agreement(workflow: workflow(row), plan: plan(row, at: 9)),
                validFrom: start == 0 ? nil : CivilDate(dayNumber: Int(start)))
        }
        return all.indices.filter { index in
            guard index + 1 < all.count else { return true }
            let (version, next) = (all[index], all[index + 1])
            return next.agreement.workflow.number != version.agreement.workflow.number || !next.hasBegun(on: day)
        }.map { all[$0] }
    }

    /// True if a merchant has a workflow with this number.
    package static func exists(
        number: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws -> Bool {
        try transaction.row(
            "SELECT 1 FROM workflow_versions WHERE merchant_id = $1 AND number = $2 LIMIT 1",
            [.integer(merchantID.value), .integer(Int64(number))]
        ) { try $0.integer(0) } != nil
    }

    /// Numbers of a merchant's workflows, in ascending order.
    package static func identifiers(merchantID: Identifier, in transaction: any Transaction) throws -> [Int] {
        try transaction.rows(
            "SELECT DISTINCT number FROM workflow_versions WHERE merchant_id = $1 ORDER BY number",
            [.integer(merchantID.value)]
        ) { try Int($0.integer(0)) }
    }

    /// Queries summaries of the workflows for new orders of a day, by number.
    package static func summaries(
        merchantID: Identifier, on day: CivilDate, in transaction: any Transaction
    ) throws -> PendingRows<Agreement.Summary> {
        try transaction.query(
            """
            SELECT number, name, start_delay
            FROM workflow_versions
            WHERE merchant_id = $1 AND version = (
                SELECT begun.version
                FROM workflow_versions AS begun
                WHERE begun.merchant_id = workflow_versions.merchant_id AND begun.number = workflow_versions.number
                    AND begun.valid_from <= $2
                ORDER BY begun.valid_from DESC, begun.version DESC
                LIMIT 1
            )
            ORDER BY number
            """, [.integer(merchantID.value), .integer(Int64(day.dayNumber))]
        ) { try Agreement.Summary(number: Int($0.integer(0)), name: $0.text(1), startDelay: Int($0.integer(2))) }
    }

    /// Changes the start delay of a workflow from a day on, in the version of that day and in later ones.
    package static func setStartDelay(
        _ days: Int, number: Int, merchantID: Identifier, from day: CivilDate, at now: Instant,
        in transaction: any Transaction
    ) throws {
        for version in try versions(merchantID: merchantID, on: day, in: transaction) {
            var agreement = version.agreement
            guard agreement.workflow.number == number, agreement.plan.startDelayDays != days else { continue }
            agreement.plan.startDelayDays = days
            try insert(
                agreement, merchantID: merchantID, validFrom: max(version.validFrom ?? day, day), at: now,
                in: transaction)
        }
    }

    /// Invoice numbers of orders in a range whose workflow version does not exist.
    package static func ordersWithoutTerms(
        in orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [String] {
        try transaction.rows(
            """
            SELECT orders.invoice_number
            FROM orders
            LEFT JOIN workflow_versions
                ON workflow_versions.merchant_id = orders.merchant_id
                AND workflow_versions.number = orders.workflow_number
                AND workflow_versions.version = orders.workflow_version
            WHERE orders.id >= $1 AND orders.id <= $2 AND workflow_versions.version IS NULL
            ORDER BY orders.id
            """, [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
        ) { (try? $0.text(0)) ?? "without a readable number" }
    }

    /// Columns read by `workflow`.
    private static let workflowColumns = """
        workflow_versions.number, workflow_versions.version, workflow_versions.name, workflow_versions.is_guaranteed,
            workflow_versions.customer_types, workflow_versions.maximum_consumer_cents,
            workflow_versions.maximum_business_cents, workflow_versions.required_fields,
            workflow_versions.allows_other_delivery
        """

    private static func workflow(_ row: any ResultRow) throws -> Workflow {
        var maximumAmounts: [CustomerType: Money] = [:]
        maximumAmounts[.consumer] = try row.optionalInteger(5).map(Money.init(cents:))
        maximumAmounts[.business] = try row.optionalInteger(6).map(Money.init(cents:))
        let customerTypes = try row.text(4)
        return try Workflow(
            number: Int(row.integer(0)),
            name: row.text(2),
            isGuaranteed: row.bool(3),
            customerTypes: Set(CustomerType.allCases.filter { customerTypes.contains($0.rawValue) }),
            maxOrderAmounts: maximumAmounts,
            requiredFields: RequiredFields(rawValue: Int(row.integer(7))),
            allowsSeparateDeliveryAddress: row.bool(8),
            version: Int(row.integer(1)))
    }

    /// Collection plan of three columns: start delay, payment term and steps.
    private static func plan(_ row: any ResultRow, at first: Int) throws -> CollectionPlan {
        try CollectionPlan(
            startDelayDays: Int(row.integer(first)), paymentTermDays: Int(row.integer(first + 1)),
            steps: row.text(first + 2).split(separator: "\n").map(step))
    }

    private static func storedStep(_ step: WorkflowStep) -> String {
        "\(step.action.rawValue) \(step.delayDays) \(step.name)"
    }

    private static func step(_ line: Substring) throws -> WorkflowStep {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, let action = WorkflowStep.Action(rawValue: String(parts[0])), let days = Int(parts[1])
        else { throw StorageError.unreadableRow("workflow step") }
        return WorkflowStep(String(parts[2]), action, after: days)
    }
}
