/// Everything that stands on a document. The same value is drawn as the same bytes.
package struct CustomerDocument: Hashable, Sendable {
    package let kind: DocumentKind
    /// 1 for the first of its kind.
    package let ordinal: Int
    package let number: DocumentNumber
    /// The day it was sent; of an invoice that is still to be sent, the day it will be.
    package let issueDate: CivilDate
    package let isSent: Bool
    package let orderNumber: String
    package let invoiceNumber: InvoiceNumber
    package let content: OrderContent
    /// Whose goods they are.
    package let shop: MerchantProfile
    /// True where the shop assigned its claim to the platform; else the platform collects in the shop's name.
    package let isGuaranteed: Bool
    /// Of an invoice, what happened until now; of anything else, until it was sent.
    package let statement: OrderStatement
    /// The day by which the customer has or had to pay.
    package let dueDate: CivilDate?
    package let paymentReference: PaymentReference
    /// Of a credit note: what it takes off, above zero.
    package let credit: Credit?
    /// The VAT within the order's lines.
    package let vat: VATBreakdown
    /// The amounts of the order's lines, in their order; for a company without VAT.
    package let lineAmounts: [Money]
    /// The parts of the order on which no VAT is charged, one for each category.
    package let zeroRateShares: [ZeroRateShare]
    package let particulars: OrderParticulars
    /// The day the goods are delivered: what the shop said, else the day it started the workflow.
    package let deliveredOn: CivilDate?
    /// Of a statutory notice: the costs that it announces, by the scale of the law.
    package let announcedCollectionCosts: Money
    /// What is due, and the announced costs.
    package let dueWithAnnouncedCosts: Money

    package struct Credit: Hashable, Sendable {
        package let amount: Money
        package let vat: VATBreakdown
        package let description: String?
        /// The shop's own number of it.
        package let merchantNumber: String?
    }

    /// What of the order a document is made of.
    package struct Source: Sendable {
        package var orderNumber: String
        package var invoiceNumber: InvoiceNumber
        package var content: OrderContent
        package var total: Money
        package var lifecycle: OrderLifecycle
        package var plan: CollectionPlan
        package var isGuaranteed: Bool
        package var shop: MerchantProfile
        package var paymentReference: PaymentReference
        /// Oldest first.
        package var history: [(id: Identifier, event: OrderEvent)]
        package var postings: [StoredPosting]

        package init(
            orderNumber: String, invoiceNumber: InvoiceNumber, content: OrderContent, total: Money,
            lifecycle: OrderLifecycle, plan: CollectionPlan, isGuaranteed: Bool, shop: MerchantProfile,
            paymentReference: PaymentReference, history: [(id: Identifier, event: OrderEvent)],
            postings: [StoredPosting]
        ) {
            self.orderNumber = orderNumber
            self.invoiceNumber = invoiceNumber
            self.content = content
            self.total = total
            self.lifecycle = lifecycle
            self.plan = plan
            self.isGuaranteed = isGuaranteed
            self.shop = shop
            self.paymentReference = paymentReference
            self.history = history
            self.postings = postings
        }

        package var trail: DocumentList {
            DocumentList(history.map(\.event), lifecycle: lifecycle, plan: plan)
        }
    }

    /// - Throws: `InvariantViolation` when the order's amounts do not add up within 64 bits.
    package init(_ item: DocumentList.Item, of source: Source, in dutchTime: DutchCalendar) throws {
        let history = source.history.prefix(item.eventCount)
        kind = item.kind
        ordinal = item.ordinal
        number = DocumentNumber(item.kind, item.ordinal, of: source.invoiceNumber)
        issueDate = dutchTime.date(at: item.issuedAt)
        isSent = item.isSent
        orderNumber = source.orderNumber
        invoiceNumber = source.invoiceNumber
        content = source.content
        shop = source.shop
        isGuaranteed = source.isGuaranteed
        statement = try OrderStatement(
            total: source.total, history: Array(history), postings: source.postings, in: dutchTime)
        dueDate = Self.dueDate(of: item, source, issuedOn: issueDate)
        paymentReference = source.paymentReference
        vat = try VATBreakdown(of: source.content.lines)
        lineAmounts =
            source.content.customer.type == .business
            ? try VATBreakdown.netAmounts(of: source.content.lines) : source.content.lines.map(\.total)
        zeroRateShares = try ZeroRateShare.all(of: source.content, amounts: lineAmounts, soldBy: source.shop)
        let start = source.history.map(\.event).last { $0.kind == .workflowStarted }
        particulars = OrderParticulars(source.content, start: start?.payload)
        deliveredOn = particulars.deliveryDate ?? start.map { dutchTime.date(at: $0.occurredAt) }
        credit = try item.event.flatMap { [vat] in try Self.credit($0, after: history.dropLast(), of: vat) }
        announcedCollectionCosts = try StatutoryCollectionCosts.amount(forPrincipal: statement.amountDue)
        dueWithAnnouncedCosts = try statement.amountDue + announcedCollectionCosts
    }

    package var customerType: CustomerType { content.customer.type }

    /// An invoice goes by where its order stands; a letter by where it stood, which the event tells.
    private static func dueDate(of item: DocumentList.Item, _ source: Source, issuedOn: CivilDate) -> CivilDate? {
        guard item.isSent else { return issuedOn.adding(days: source.plan.paymentTermDays) }
        if item.kind == .invoice { return source.lifecycle.expectedDueDate }
        if case .stepDone(_, _, let dueDate?) = item.event?.payload { return dueDate }
        return source.lifecycle.position?.dueOn
    }

    private static func credit(
        _ event: OrderEvent, after history: ArraySlice<(id: Identifier, event: OrderEvent)>, of order: VATBreakdown
    ) throws -> Credit? {
        guard case .credited(let amount, let description, let number) = event.payload else { return nil }
        let earlier = try history.sum { item in
            if case .credited(let amount, _, _) = item.event.payload { amount } else { .zero }
        }
        return Credit(
            amount: amount, vat: try order.allocateCredit(amount, afterCredits: earlier),
            description: description, merchantNumber: number)
    }
}
