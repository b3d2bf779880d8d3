import Domain
import Storage

/// A session as it was found, with everything that its page is about.
struct LoadedSession: Sendable {
    let row: SessionRow
    let document: StoredSessionRequest
    let merchant: Merchant
    let workflow: Workflow
    let plan: CollectionPlan
    let now: Instant
    /// The day whose terms are shown, and which the order gets.
    let today: CivilDate

    /// `nil` for a token that is no session's.
    init?(_ token: SessionToken, on platform: Platform, in transaction: any Transaction) throws {
        let time = try platform.queryTime(in: transaction)
        guard let row = try SessionTable.find(tokenHash: token.hash, in: transaction),
            let document = try SessionTable.document(of: row.id, in: transaction),
            let merchant = try MerchantTable.find(id: row.merchantID, in: transaction)
        else { return nil }
        let now = try time.now()
        let today = platform.dutchTime.date(at: now)
        let number = document.fields[FormField.workflowNumber.storedName].flatMap(WorkflowNumber.read)
        let agreed = try number.flatMap {
            try WorkflowTable.find(number: $0, username: merchant.username, on: today, in: transaction).first()
        }
        guard let workflow = agreed,
            let collection = try WorkflowTable.collectionTerms(
                number: workflow.number, version: workflow.version, merchantID: merchant.id, in: transaction)
        else { throw InvariantViolation("The workflow of session \(row.id.value) does not exist.") }
        self.row = row
        self.document = document
        self.merchant = merchant
        self.workflow = workflow
        plan = collection.plan
        self.now = now
        self.today = today
    }

    func checkout(filledIn: [FormField: String]) -> CheckoutDraft {
        CheckoutDraft(document, filledIn: filledIn, under: workflow, on: today)
    }
}
