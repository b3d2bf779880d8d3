package import Domain

/// The table of the agreements with merchants: a workflow's terms and its collection plan.
package enum WorkflowTable {
    package static func insert(
        _ agreement: Agreement, merchantID: Identifier, in transaction: any Transaction
    ) throws {
        let (workflow, plan) = (agreement.workflow, agreement.plan)
        try transaction.execute(
            """
            INSERT INTO workflows (
                merchant_id, number, name, is_guaranteed, customer_types, maximum_consumer_cents,
                maximum_business_cents, payment_term, start_delay, required_fields, allows_other_delivery, steps
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .integer(merchantID.value), .integer(Int64(workflow.number)), .text(workflow.name),
                .flag(workflow.isGuaranteed), .text(workflow.customerTypes.map(\.rawValue).sorted().joined()),
                .integer(workflow.maximumAmounts[.consumer]?.cents),
                .integer(workflow.maximumAmounts[.business]?.cents),
                .integer(Int64(plan.paymentTerm)), .integer(Int64(plan.startDelay)),
                .integer(Int64(workflow.requiredFields.rawValue)), .flag(workflow.allowsOtherDelivery),
                .text(plan.steps.map(storedStep).joined(separator: "\n")),
            ])
    }

    package static func find(
        number: Int, username: String, in transaction: any Transaction
    ) throws -> Answer<Workflow> {
        try transaction.ask(
            """
            SELECT workflows.number, workflows.name, workflows.is_guaranteed, workflows.customer_types,
                workflows.maximum_consumer_cents, workflows.maximum_business_cents, workflows.required_fields,
                workflows.allows_other_delivery
            FROM workflows
            JOIN merchants ON merchants.id = workflows.merchant_id
            WHERE merchants.username = $1 AND workflows.number = $2
            """, [.text(username), .integer(Int64(number))], workflow)
    }

    /// How the orders of a workflow are collected, and who bears the risk.
    package static func collection(
        number: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws -> (plan: CollectionPlan, isGuaranteed: Bool)? {
        try transaction.row(
            """
            SELECT start_delay, payment_term, steps, is_guaranteed
            FROM workflows
            WHERE merchant_id = $1 AND number = $2
            """, [.integer(merchantID.value), .integer(Int64(number))]
        ) { row in
            let plan = try CollectionPlan(
                startDelay: Int(row.integer(0)), paymentTerm: Int(row.integer(1)),
                steps: row.text(2).split(separator: "\n").map(step))
            return (plan, try row.flag(3))
        }
    }

    /// Everything a merchant has agreed on, by the workflows' numbers.
    package static func agreements(
        merchantID: Identifier, in transaction: any Transaction
    ) throws -> [Agreement] {
        try transaction.rows(
            """
            SELECT number, name, is_guaranteed, customer_types, maximum_consumer_cents, maximum_business_cents,
                required_fields, allows_other_delivery, start_delay, payment_term, steps
            FROM workflows
            WHERE merchant_id = $1
            ORDER BY number
            """, [.integer(merchantID.value)]
        ) { row in
            let plan = try CollectionPlan(
                startDelay: Int(row.integer(8)), paymentTerm: Int(row.integer(9)),
                steps: row.text(10).split(separator: "\n").map(step))
            return try Agreement(workflow: workflow(row), plan: plan)
        }
    }

    /// Whether a merchant has agreed on a workflow.
    package static func exists(
        number: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws -> Bool {
        try transaction.row(
            "SELECT 1 FROM workflows WHERE merchant_id = $1 AND number = $2",
            [.integer(merchantID.value), .integer(Int64(number))]
        ) { try $0.integer(0) } != nil
    }

    /// The numbers a merchant has agreed on, in ascending order.
    package static func numbers(merchantID: Identifier, in transaction: any Transaction) throws -> [Int] {
        try transaction.rows(
            "SELECT number FROM workflows WHERE merchant_id = $1 ORDER BY number", [.integer(merchantID.value)]
        ) { try Int($0.integer(0)) }
    }

    /// What a merchant has agreed on, by the workflows' numbers.
    package static func summaries(
        merchantID: Identifier, in transaction: any Transaction
    ) throws -> Answer<Agreement.Summary> {
        try transaction.ask(
            "SELECT number, name, start_delay FROM workflows WHERE merchant_id = $1 ORDER BY number",
            [.integer(merchantID.value)]
        ) { try Agreement.Summary(number: Int($0.integer(0)), name: $0.text(1), startDelay: Int($0.integer(2))) }
    }

    /// Changes the start delay of an agreement that is there.
    package static func setStartDelay(
        _ days: Int, number: Int, merchantID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE workflows SET start_delay = $1 WHERE merchant_id = $2 AND number = $3",
            [.integer(Int64(days)), .integer(merchantID.value), .integer(Int64(number))])
    }

    private static func workflow(_ row: any ResultRow) throws -> Workflow {
        var maximumAmounts: [CustomerType: Money] = [:]
        maximumAmounts[.consumer] = try row.optionalInteger(4).map(Money.init(cents:))
        maximumAmounts[.business] = try row.optionalInteger(5).map(Money.init(cents:))
        let customerTypes = try row.text(3)
        return try Workflow(
            number: Int(row.integer(0)),
            name: row.text(1),
            isGuaranteed: row.flag(2),
            customerTypes: Set(CustomerType.allCases.filter { customerTypes.contains($0.rawValue) }),
            maximumAmounts: maximumAmounts,
            requiredFields: RequiredFields(rawValue: Int(row.integer(6))),
            allowsOtherDelivery: row.flag(7))
    }

    private static func storedStep(_ step: WorkflowStep) -> String {
        "\(step.action.rawValue) \(step.days) \(step.name)"
    }

    private static func step(_ line: Substring) throws -> WorkflowStep {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, let action = WorkflowStep.Action(rawValue: String(parts[0])), let days = Int(parts[1])
        else { throw StorageError.unreadableRow("workflow step") }
        return WorkflowStep(String(parts[2]), action, after: days)
    }
}
