package import Domain

/// An order that lives through what is done to it, without a store: documents of it can be drawn and checked.
package struct SampleOrder {
    package var order: Order
    package var shop: MerchantProfile
    package var plan: CollectionPlan
    package var isGuaranteed: Bool
    package private(set) var lifecycle = OrderLifecycle.placed
    package private(set) var now: Instant
    private let dutchTime: DutchCalendar
    private var history: [(id: Identifier, event: OrderEvent)] = []
    private var postings: [StoredPosting] = []
    private let orderID = Identifier(1)

    /// Placed on 2 November 2026.
    package init(
        _ content: OrderContent, number: String = "O2026.11.02.17", shop: MerchantProfile = .lampenier,
        agreement: Agreement = .standard[0], dutchTime: DutchCalendar
    ) {
        let number = OrderNumber(number)!
        order = sound(
            try Order(
                number: number,
                invoiceNumber: InvoiceNumber(
                    workflow: agreement.workflow.number, letterCode: LetterCode("LMP")!, order: number),
                workflowNumber: agreement.workflow.number, content: content))
        self.shop = shop
        plan = agreement.plan
        isGuaranteed = agreement.workflow.isGuaranteed
        self.dutchTime = dutchTime
        now = dutchTime.stepTime(on: CivilDate("02-11-2026")!)
        write([.record(OrderEvent(.placed, by: .merchant, occurredAt: now))])
    }

    /// Contents of the order, with its customer.
    package var content: OrderContent {
        get { order.content }
        set {
            order = sound(
                try Order(
                    number: order.number, invoiceNumber: order.invoiceNumber, workflowNumber: order.workflowNumber,
                    content: newValue))
        }
    }

    private var terms: OrderLifecycle.Context {
        OrderLifecycle.Context(
            plan: plan, total: order.total, customerType: order.content.customer.type, isGuaranteed: isGuaranteed,
            dutchTime: dutchTime, lateStepPolicy: .backdate)
    }

    /// Lets days pass, and does what falls due in them.
    package mutating func wait(days: Int) {
        now = dutchTime.adding(days: days, to: now)
        write(sound(try lifecycle.advance(to: now, in: terms)))
    }

    package mutating func handle(_ command: OrderLifecycle.Command) throws {
        write(try lifecycle.handle(command, at: now, in: terms))
        write(try lifecycle.advance(to: now, in: terms))
    }

    /// Waits until a document was sent, at most a year.
    package mutating func wait(for kind: DocumentKind, _ ordinal: Int = 1) {
        for _ in 0..<365 where source.documentList.find(kind, ordinal)?.isSent != true { wait(days: 1) }
    }

    private mutating func write(_ effects: [OrderLifecycle.Effect]) {
        for case .record(let event, let posting) in effects {
            let id = Identifier(Int64(history.count + 1))
            history.append((id, event))
            if let posting {
                postings.append(
                    StoredPosting(id: id, kind: posting.kind, orderID: orderID, entries: posting.entries))
            }
        }
    }

    package var source: CustomerDocument.Source {
        CustomerDocument.Source(
            orderNumber: order.number.text, invoiceNumber: order.invoiceNumber, content: order.content,
            total: order.total, lifecycle: lifecycle, plan: plan, isGuaranteed: isGuaranteed, shop: shop,
            paymentReference: PaymentReference(number: 56_789_012_345)!, history: history, postings: postings)
    }

    /// All documents of the order, as they are now.
    package var documents: [CustomerDocument] {
        let source = source
        return sound(try source.documentList.items.map { try CustomerDocument($0, of: source, in: dutchTime) })
    }

    package func document(_ kind: DocumentKind, _ ordinal: Int = 1) -> CustomerDocument? {
        documents.first { $0.kind == kind && $0.ordinal == ordinal }
    }
}
