/// A session's form as submitted by its customer, parsed and validated once, for the decision and the page.
package struct SubmittedCheckout: Sendable {
    let session: LoadedSession
    /// The customer's texts as typed.
    let filledIn: [FormField: String]
    let draft: CheckoutDraft
    /// Fields that the customer must fill in or correct before a decision, at most one problem for each.
    package let problems: [FieldProblem]

    init(session: LoadedSession, filledIn: [FormField: String], draft: CheckoutDraft) {
        self.session = session
        self.filledIn = filledIn
        self.draft = draft
        problems = draft.problems
    }
}
