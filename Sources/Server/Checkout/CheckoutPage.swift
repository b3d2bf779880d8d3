/// Page on which a consumer chooses to pay afterwards.
struct CheckoutPage: Sendable {
    var frame: PageLayout
    var order: OrderSummary
    var terms: PaymentTerms
    var form: CheckoutForm
    /// Path to which the form is posted.
    var action: String
    /// Token against cross-site request forgery, posted in the field `CheckoutForm.tokenName`.
    var token: String
    var alert: Alert?

    /// A problem with the whole form, not with a field.
    enum Alert: String, CaseIterable, Sendable {
        /// No decision could be made; a retry may succeed.
        case tryAgain
        /// The token is invalid or expired.
        case formExpired
        /// Too many attempts in a short time.
        case tooManyAttempts
    }
}

/// The order to be paid. Amounts in cents, including VAT.
struct OrderSummary: Sendable {
    var number: String
    var lines: [Line]
    var vat: [VAT]
    var totalCents: Int64

    struct Line: Sendable {
        var description: String
        /// A plain decimal: `2`, `1.5`.
        var quantity: String
        var totalCents: Int64
    }

    struct VAT: Sendable {
        /// A plain decimal: `21`.
        var percentage: String
        var cents: Int64
    }
}

/// Terms of paying afterwards, shown in the page's four lines.
struct PaymentTerms: Sendable {
    /// Days from the invoice to its due date.
    var days: Int
    /// Statutory collection costs of this amount, in cents; `nil` when the workflow has no collection.
    var collectionCostsCents: Int64?
    /// True for companies, which get no statutory notice.
    var isCompany: Bool
    /// True when the shop assigns its claim to the platform.
    var isGuaranteed = true
    var isDirectDebit: Bool
}
