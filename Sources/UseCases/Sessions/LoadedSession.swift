package import Domain
import Storage

/// A session with all data of its page, loaded once per request.
package struct LoadedSession: Sendable {
    let tokenHash: String
    let row: SessionRow
    /// State at the time of loading.
    let session: CheckoutSession
    let merchant: Merchant
    let workflow: Workflow
    let plan: CollectionPlan
    /// Calendar day whose terms are shown and apply to the order.
    let today: CivilDate
    let request: ShopRequest
    package let returnURLs: ReturnURLs
    /// Copy stored by the platform; the URL that the shop submits is on another host and is never fetched.
    package let logo: Logo?

    /// `nil` for an unknown token.
    init?(tokenHash: String, on platform: Platform, in transaction: any Transaction) throws {
        let time = try platform.queryTime(in: transaction)
        guard let row = try SessionTable.find(tokenHash: tokenHash, in: transaction),
            let document = try SessionTable.request(of: row.id, in: transaction),
            let merchant = try MerchantTable.find(id: row.merchantID, in: transaction)
        else { return nil }
        let now = try time.now()
        let today = platform.dutchTime.date(at: now)
        let request = ShopRequest(document)
        let agreed = try request.fields[.workflowNumber].flatMap(WorkflowNumber.read).flatMap {
            try WorkflowTable.find(number: $0, username: merchant.username, on: today, in: transaction).first()
        }
        guard let workflow = agreed,
            let collection = try WorkflowTable.collectionTerms(
                number: workflow.number, version: workflow.version, merchantID: merchant.id, in: transaction)
        else { throw InvariantViolation("The workflow of session \(row.id.value) does not exist.") }
        var session = row.session
        _ = session.expire(at: now)
        self.tokenHash = tokenHash
        self.row = row
        self.session = session
        self.merchant = merchant
        self.workflow = workflow
        plan = collection.plan
        self.today = today
        self.request = request
        returnURLs = document.returnURLs
        logo = try LogoTable.find(merchantID: merchant.id, in: transaction)
    }
}

extension LoadedSession {
    package var status: CheckoutSession.Status { session.status }
    package var expiresAt: Instant { session.expiresAt }
    package var merchantName: String { merchant.profile.companyName }
    package var orderNumber: String { row.number }
    package var invoiceNumber: InvoiceNumber { row.invoiceNumber }

    /// Customer types allowed by the agreement.
    package var customerTypes: Set<CustomerType> { workflow.customerTypes }
    /// Fields required in addition to those of every order.
    package var requiredFields: RequiredFields { workflow.requiredFields }
    /// True when the shop assigns its claim to the platform, which then bears the risk.
    package var isGuaranteed: Bool { workflow.isGuaranteed }
    /// Days from the invoice to its due date.
    package var paymentTerm: Int { plan.paymentTermDays }
    /// VAT within the total as computed by the shop; `nil` when it was not submitted.
    package var taxAmount: Money? { request.taxAmount }

    /// Parses and validates the form with the customer's entries. A request calls this once, and all steps use the
    /// result.
    /// - Parameter filledIn: the customer's texts as typed; a blank text removes the shop's. Fields other than
    ///   `FormField.customerEditable` are ignored, except `.ipAddress`, the address of the browser.
    package func submit(_ filledIn: [FormField: String]) -> SubmittedCheckout {
        submit(filledIn, rules: CheckoutRules())
    }

    func submit(_ filledIn: [FormField: String], rules: CheckoutRules) -> SubmittedCheckout {
        SubmittedCheckout(
            session: self, filledIn: filledIn,
            draft: CheckoutDraft(request, filledIn: filledIn, under: workflow, on: today, rules: rules))
    }
}
