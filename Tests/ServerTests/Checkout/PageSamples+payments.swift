import DocumentSamples
import Domain

@testable import Server
@testable import UseCases

extension PageSamples {
    /// The pay page in every state.
    static func payments(in language: Language) -> [(name: String, page: PayPage)] {
        var pages = PayPage.State.allCases.map { state in
            (name: "pay-\(state.rawValue)", page: payment(balance(state), language))
        }
        var wrong = payment(balance(.due), language)
        (wrong.typed, wrong.problem) = ("1000", .tooMuch)
        var changed = payment(balance(.due), language)
        changed.problem = .changed
        var thanked = payment(balance(.collection), language)
        thanked.hasJustPaid = true
        pages += [("pay-wrong", wrong), ("pay-changed", changed), ("pay-thanked", thanked)]
        return pages
    }

    static func payment(_ balance: OrderBalance, _ language: Language) -> PayPage {
        var frame = frame(language)
        frame.shop = Shop(name: balance.invoice.shop.companyName, logo: logo, returnPath: "/pay/0d9c")
        frame.path = "/pay/0d9c"
        frame.brand.isSandbox = true
        return PayPage(frame: frame, balance: balance)
    }

    private static func balance(_ state: PayPage.State) -> OrderBalance {
        var order = DocumentSamples.SampleOrder(.consumer(), dutchTime: DutchCalendar()!)
        let total = order.order.total
        try? order.handle(.start(trackAndTrace: nil))
        switch state {
        case .notDueYet: break
        case .due: order.wait(for: .invoice)
        case .overdue: order.wait(for: .reminder)
        case .notice: order.wait(for: .statutoryNotice)
        case .collection:
            order.wait(for: .collectionNotice)
            try? order.handle(.receivePayment(Money(cents: 2_500)))
        case .held:
            order.wait(for: .invoice)
            try? order.handle(.hold(days: 14))
        case .refund:
            order.wait(for: .invoice)
            try? order.handle(.receivePayment(total))
            try? order.handle(.credit(.init(amount: Money(cents: 1_295), description: "Handboek retour")))
        case .paid:
            order.wait(for: .invoice)
            try? order.handle(.receivePayment(total))
        case .credited:
            order.wait(for: .invoice)
            try? order.handle(.credit(.init(amount: total)))
        }
        return OrderBalance(order)
    }
}

extension OrderBalance {
    init(_ order: DocumentSamples.SampleOrder) {
        let documents = order.documents
        let life = order.lifecycle
        self.init(
            orderID: Identifier(1), invoice: documents[0],
            documents: documents.map { document in
                DocumentLocation(
                    kind: document.kind, ordinal: document.ordinal, number: document.number,
                    issuedOn: document.issueDate, isSent: document.isSent,
                    path: "/documents/\(document.number.fileName)")
            },
            stage: life.stage, isInCollection: documents.contains { $0.kind == .collectionNotice },
            heldUntil: life.hold?.endDate, today: DutchCalendar()!.date(at: order.now), shopLogo: nil)
    }
}
