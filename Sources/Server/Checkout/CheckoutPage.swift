/// The page on which a consumer chooses to pay afterwards.
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

    /// Something that went wrong with the whole form, not with a field.
    enum Alert: String, CaseIterable, Sendable {
        /// No decision could be made; trying again may help.
        case tryAgain
        /// The token was not (or no longer) the right one.
        case formExpired
        /// Too many attempts in a short time.
        case tooManyAttempts
    }
}

/// The order that is paid. Amounts in cents, including VAT.
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

/// Terms of paying afterwards, from which the page's four lines are made.
struct PaymentTerms: Sendable {
    /// From the invoice to its due date.
    var days: Int
    /// Statutory collection costs of this amount, in cents; `nil` where the workflow never collects.
    var collectionCostsCents: Int64?
    /// Companies get no statutory notice.
    var isCompany: Bool
    /// True where the shop assigns its claim to the platform.
    var isGuaranteed = true
    var isDirectDebit: Bool
}
