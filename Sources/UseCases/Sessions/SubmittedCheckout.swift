/// A session's form as its customer submitted it: read once and judged once, for the decision and for the page.
package struct SubmittedCheckout: Sendable {
    let session: LoadedSession
    /// The customer's texts as they typed them.
    let filledIn: [FormField: String]
    let draft: CheckoutDraft
    /// Everything that the customer has to fill in or to correct before a decision, each field once.
    package let problems: [FieldProblem]

    init(session: LoadedSession, filledIn: [FormField: String], draft: CheckoutDraft) {
        self.session = session
        self.filledIn = filledIn
        self.draft = draft
        problems = draft.problems
    }
}
