package import Domain

/// The shop's order as the hosted page shows it.
package struct SessionView: Hashable, Sendable {
    /// The amount that the customer pays, VAT included, and the lines whose sum it is.
    package let total: Money
    package let lines: [OrderLine]
    /// The amount of each line, VAT included.
    package let lineAmounts: [Money]
    /// The VAT within the lines.
    package let vat: VATBreakdown
    /// The statutory costs that a very late customer is charged for collection; `nil` where the plan has no collection.
    package let collectionCosts: Money?

    /// The customer's details as the shop sent them, for the customer to correct.
    package let fields: [FormField: String]
    /// Details that the customer still has to fill in, or to correct.
    package let problems: [FieldProblem]
}

extension LoadedSession {
    /// Reads and judges the form as the shop sent it, which decides the fields that the page asks for.
    /// - Throws: `InvariantViolation` where an amount does not fit into 64 bits.
    package func view() throws -> SessionView {
        let draft = CheckoutDraft(request, under: workflow, on: today)
        let lines = draft.lines
        return SessionView(
            total: draft.total, lines: lines, lineAmounts: try VATBreakdown.grossAmounts(of: lines),
            vat: try VATBreakdown(of: lines),
            collectionCosts: plan.steps.contains { $0.action == .handOverToCollector }
                ? try StatutoryCollectionCosts.amount(forPrincipal: draft.total) : nil,
            fields: request.fields.filter { FormField.customerEditable.contains($0.key) }, problems: draft.problems)
    }
}
