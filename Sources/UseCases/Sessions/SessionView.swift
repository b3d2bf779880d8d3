package import Domain

/// The shop's order as the hosted page shows it.
package struct SessionView: Hashable, Sendable {
    /// Amount that the customer pays, including VAT, and the lines whose sum it is.
    package let total: Money
    package let lines: [OrderLine]
    /// Amount of each line including VAT.
    package let lineAmounts: [Money]
    /// VAT within the lines.
    package let vat: VATBreakdown
    /// Statutory collection costs charged in case of late payment; `nil` for a plan without collection.
    package let collectionCosts: Money?

    /// Customer details submitted by the shop, which the customer may correct.
    package let fields: [FormField: String]
    /// Details that the customer must fill in or correct.
    package let problems: [FieldProblem]
}

extension LoadedSession {
    /// Parses and validates the form as submitted by the shop, which determines the fields on the page.
    /// - Throws: `InvariantViolation` on overflow of an amount.
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
