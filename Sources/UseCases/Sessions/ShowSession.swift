package import Domain
import Storage

/// Tells the hosted page what a session is about.
package struct ShowSession: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: nothing for a token that is no session's.
    package func callAsFunction(_ token: SessionToken) async throws -> SessionView? {
        let platform = platform
        return try await platform.database.read { transaction in
            try LoadedSession(token, on: platform, in: transaction).map { loaded in
                try SessionView(loaded, logo: LogoTable.find(merchantID: loaded.merchant.id, in: transaction))
            }
        }
    }
}

/// What the hosted page shows of a session.
package struct SessionView: Hashable, Sendable {
    /// As of now.
    package let status: CheckoutSession.Status
    package let expiresAt: Instant
    package let now: Instant
    /// How often the credit check may still say no before the session fails.
    package let refusalsLeft: Int

    package let merchantName: String
    /// What the platform has of the merchant; the address that the shop sends is another host's and never asked.
    package let logo: Logo?
    package let returnURLs: ReturnURLs
    package let orderNumber: String
    package let invoiceNumber: InvoiceNumber

    /// Those who may pay under the agreement; the page lets the customer choose where there are two.
    package let customerTypes: Set<CustomerType>
    /// Where something more is to be filled in than every order needs.
    package let requiredFields: RequiredFields
    /// Whether the shop assigns its claim to the platform, which then bears the risk.
    package let isGuaranteed: Bool
    /// Days from the invoice to its due date.
    package let paymentTerm: Int
    /// What a customer who is very late is charged for collection; none where it does not come to that.
    package let collectionCosts: Money?
    /// What the customer has to pay, VAT included, and the lines it is the sum of.
    package let total: Money
    package let lines: [OrderLine]
    /// What each line comes to, VAT included.
    package let lineAmounts: [Money]
    /// The VAT within the lines.
    package let vat: VATBreakdown
    /// The VAT within the total as the shop reckons it, where it said so.
    package let taxAmount: Money?

    /// What is known of the customer: what the shop sent, to be corrected by them.
    package let fields: [FormField: String]
    /// What they still have to fill in, or to correct.
    package let problems: [FieldProblem]
}

extension SessionView {
    init(_ loaded: LoadedSession, logo: Logo?) throws {
        var session = loaded.row.session
        _ = session.expire(at: loaded.now)
        let checkout = loaded.checkout(filledIn: [:])
        let document = loaded.document
        let lines = checkout.lines
        let fields = document.fields.compactMap { name, text in FormField.byStoredName[name].map { ($0, text) } }
        self.init(
            status: session.status, expiresAt: session.expiresAt, now: loaded.now, refusalsLeft: session.attemptsLeft,
            merchantName: loaded.merchant.profile.companyName, logo: logo,
            returnURLs: document.returnURLs, orderNumber: loaded.row.number, invoiceNumber: loaded.row.invoiceNumber,
            customerTypes: loaded.workflow.customerTypes, requiredFields: loaded.workflow.requiredFields,
            isGuaranteed: loaded.workflow.isGuaranteed, paymentTerm: loaded.plan.paymentTermDays,
            collectionCosts: loaded.plan.steps.contains { $0.action == .handOverToCollector }
                ? try StatutoryCollectionCosts.amount(forPrincipal: checkout.total) : nil,
            total: checkout.total, lines: lines, lineAmounts: try VATBreakdown.grossAmounts(of: lines),
            vat: try VATBreakdown(of: lines), taxAmount: document.taxAmount,
            fields: Dictionary(uniqueKeysWithValues: fields).filter { FormField.customerEditable.contains($0.key) },
            problems: checkout.problems())
    }
}
