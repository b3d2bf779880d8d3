import Domain

/// What `checkout.mustache` shows.
struct CheckoutView {
    let frame: FrameView
    let title: String
    let action: String
    let token: String
    let hasNews: Bool
    let alertText: String?
    let problems: ProblemsView?
    let order: OrderView
    let openGroups: [GroupView]?
    let askHeading: String?
    let details: DetailsView?
    let terms: [TermView]
    let mandate: FieldView?
    let consent: FieldView

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

    init(_ page: CheckoutPage, frame: FrameView, phrases: Phrases) {
        let fields = FieldViews(form: page.form, phrases: phrases)
        self.frame = frame
        action = page.action
        token = page.token
        alertText = page.alert.map { phrases["alert.\($0.rawValue)"] }
        problems = fields.problems
        hasNews = problems != nil || alertText != nil
        title =
            (problems == nil ? "" : phrases["errorTitlePrefix"] + " ") + "\(phrases["checkoutTitle"]) – "
            + page.frame.brand.name
        order = OrderView(page.order, phrases: phrases)
        openGroups = fields.openGroups
        askHeading = openGroups.map { _ in phrases[fields.hasDetails ? "askMissing" : "askAll"] }
        details = fields.details
        terms = Self.terms(page.terms, phrases: phrases)
        mandate = fields.tick(.mandate)
        consent = fields.consent
    }

    /// What the page's texts may name, beside what stands around every page.
    static func values(of page: CheckoutPage) -> [String: String] {
        let language = page.frame.language
        var values = FrameView.values(of: page.frame)
        values["amount"] = MoneyText(cents: page.order.totalCents, in: language).description
        values["leastCosts"] = MoneyText(cents: 40_00, in: language).description
        values["costs"] = page.terms.collectionCostsCents.map { MoneyText(cents: $0, in: language).description }
        values["days"] = String(page.terms.days)
        values["minimumAge"] = String(page.form.minimumAge)
        values["order"] = page.order.number
        return values
    }

    private static func terms(_ terms: PaymentTerms, phrases: Phrases) -> [TermView] {
        let late = terms.collectionCostsCents == nil ? "lateFree" : terms.isCompany ? "lateCompany" : "late"
        let whom = terms.isGuaranteed ? "whom" : "whomAgent"
        return [terms.isDirectDebit ? "whenDebit" : "when", "interest", late, whom].map {
            TermView(lead: phrases["terms.\($0).lead"], rest: phrases["terms.\($0)"])
        }
    }
}

/// The order as `order.mustache` shows it.
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

    init(_ order: OrderSummary, phrases: Phrases) {
        let language = phrases.language
        func money(_ cents: Int64) -> String { MoneyText(cents: cents, in: language).description }
        foldLabel = phrases.filled(
            order.lines.count == 1 ? "order.foldOne" : "order.fold", ["count": String(order.lines.count)])
        rows = order.lines.map { line in
            Row(
                name: line.description,
                quantity: line.quantity == "1" ? nil : "\(DecimalText(line.quantity, in: language))",
                amount: money(line.totalCents))
        }
        vatRows = order.vat.map { vat in
            let rate = "\(DecimalText(vat.percentage, in: language))"
            return VATRow(label: phrases.filled("order.vat", ["rate": rate]), vatAmount: money(vat.cents))
        }
        total = money(order.totalCents)
    }
}
