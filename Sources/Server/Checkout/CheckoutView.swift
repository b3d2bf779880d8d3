import Domain

/// Values of `checkout.mustache`.
struct CheckoutView {
    let frame: LayoutView
    let title: String
    let action: String
    let token: String
    let hasMessages: Bool
    let alertText: String?
    let problems: ProblemsView?
    let order: OrderView
    let openGroups: [GroupView]?
    let askHeading: String?
    let details: DetailsView?
    let terms: [TermView]
    let mandate: FieldView?
    let consent: FieldView?

    struct TermView {
        let lead: String
        let rest: String
    }

    struct ProblemsView {
        let heading: String
        let links: [Link]

        struct Link {
            let targetID: String
            let message: String
        }
    }

    init(_ page: CheckoutPage, frame: LayoutView, phrases: LocalizedTexts) {
        let fields = FieldViews(form: page.form, phrases: phrases)
        self.frame = frame
        action = page.action
        token = page.token
        alertText = page.alert.map { phrases["alert.\($0.rawValue)"] }
        problems = fields.problems
        hasMessages = problems != nil || alertText != nil
        title =
            (problems == nil ? "" : phrases["errorTitlePrefix"] + " ") + "\(phrases["checkoutTitle"]) – "
            + page.frame.brand.name
        order = OrderView(page.order, phrases: phrases)
        openGroups = fields.openGroups
        askHeading = openGroups.map { _ in phrases[fields.hasDetails ? "askMissing" : "askAll"] }
        details = fields.details
        terms = Self.terms(page.terms, phrases: phrases)
        mandate = fields.checkbox(.mandate)
        consent = fields.checkbox(.payLater)
    }

    /// Values for the placeholders of the page's texts, with those of the layout.
    static func values(of page: CheckoutPage) -> [String: String] {
        let language = page.frame.language
        var values = LayoutView.values(of: page.frame)
        values["amount"] = FormattedAmount(cents: page.order.totalCents, in: language).description
        values["leastCosts"] = FormattedAmount(cents: 40_00, in: language).description
        values["costs"] = page.terms.collectionCostsCents.map { FormattedAmount(cents: $0, in: language).description }
        values["days"] = String(page.terms.days)
        values["minimumAge"] = String(page.form.minimumAge)
        values["order"] = page.order.number
        return values
    }

    private static func terms(_ terms: PaymentTerms, phrases: LocalizedTexts) -> [TermView] {
        let late =
            terms.collectionCostsCents == nil
            ? "latePaymentNoCosts" : terms.isCompany ? "latePaymentCompany" : "latePayment"
        let creditor = terms.isGuaranteed ? "creditor" : "creditorAgent"
        return [terms.isDirectDebit ? "dueDateDebit" : "dueDate", "interest", late, creditor].map {
            TermView(lead: phrases["terms.\($0).lead"], rest: phrases["terms.\($0)"])
        }
    }
}

/// Values of `order-summary.mustache`.
struct OrderView {
    let foldLabel: String
    let rows: [Row]
    let vatRows: [VATRow]
    let total: String

    struct Row {
        let name: String
        let quantity: String?
        let amount: String
    }

    struct VATRow {
        let label: String
        let vatAmount: String
    }

    init(_ order: OrderSummary, phrases: LocalizedTexts) {
        let language = phrases.language
        func money(_ cents: Int64) -> String { FormattedAmount(cents: cents, in: language).description }
        foldLabel = phrases.text(
            order.lines.count == 1 ? "order.summary.one" : "order.summary.other",
            with: ["count": String(order.lines.count)])
        rows = order.lines.map { line in
            Row(
                name: line.description,
                quantity: line.quantity == "1" ? nil : "\(FormattedDecimal(line.quantity, in: language))",
                amount: money(line.totalCents))
        }
        vatRows = order.vat.map { vat in
            let rate = "\(FormattedDecimal(vat.percentage, in: language))"
            return VATRow(label: phrases.text("order.vat", with: ["rate": rate]), vatAmount: money(vat.cents))
        }
        total = money(order.totalCents)
    }
}
