/// Content of a document for a customer. Equal values are rendered as the same bytes.
package struct CustomerDocument: Hashable, Sendable {
    package let kind: DocumentKind
    /// Position among the documents of its kind, from 1.
    package let ordinal: Int
    package let number: DocumentNumber
    /// Day on which it was sent; for an upcoming invoice, the day on which it will be.
    package let issueDate: CivilDate
    package let isSent: Bool
    package let orderNumber: String
    package let invoiceNumber: InvoiceNumber
    package let content: OrderContent
    /// The merchant that sold the goods.
    package let shop: MerchantProfile
    /// True if the shop assigned its claim to the platform; otherwise the platform collects in the shop's name.
    package let isGuaranteed: Bool
    /// Statement of the order's account: up to now for an invoice, up to the day of sending for any other document.
    package let statement: OrderStatement
    /// Last day on which payment is on time.
    package let dueDate: CivilDate?
    package let paymentReference: PaymentReference
    /// Amount of a credit note, above zero; `nil` for any other document.
    package let credit: Credit?
    /// VAT within the order's lines.
    package let vat: VATBreakdown
    /// Amounts of the order's lines, in their order; without VAT for a company.
    package let lineAmounts: [Money]
    /// Parts of the order on which no VAT is charged, one for each category.
    package let zeroRateShares: [ZeroRateShare]
    package let particulars: OrderParticulars
    /// Day on which the goods are delivered: as the shop sent it, otherwise the day on which it started the workflow.
    package let deliveryDate: CivilDate?
    /// Collection costs announced by a statutory notice, by the scale of the law; zero for any other document.
    package let announcedCollectionCosts: Money
    /// Amount due with the announced costs.
    package let dueWithAnnouncedCosts: Money

    /// Amounts and texts of a credit note.
    package struct Credit: Hashable, Sendable {
        package let amount: Money
        package let vat: VATBreakdown
        package let description: String?
        /// The shop's own number of the credit.
        package let merchantNumber: String?
    }

    /// Order data from which a document is made.
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
        /// Events of the order with their ids, oldest first.
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

        package var documentList: DocumentList {
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
        deliveryDate = particulars.deliveryDate ?? start.map { dutchTime.date(at: $0.occurredAt) }
        credit = try item.event.flatMap { [vat] in try Self.credit($0, after: history.dropLast(), of: vat) }
        announcedCollectionCosts = try StatutoryCollectionCosts.amount(forPrincipal: statement.amountDue)
        dueWithAnnouncedCosts = try statement.amountDue + announcedCollectionCosts
    }

    package var customerType: CustomerType { content.customer.type }

    /// Due date of a document: an invoice has that of its order, a letter the one recorded in its event.
    private static func dueDate(of item: DocumentList.Item, _ source: Source, issuedOn: CivilDate) -> CivilDate? {
        guard item.isSent else { return issuedOn.adding(days: source.plan.paymentTermDays) }
        if item.kind == .invoice { return source.lifecycle.expectedDueDate }
        if case .stepDone(_, _, let dueDate?) = item.event?.payload { return dueDate }
        return source.lifecycle.position?.dueDate
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
