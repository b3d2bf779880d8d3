import Domain
import Storage

/// What a form comes to as an order of one customer type. It is made where the request runs, before its turn: a store
/// with one writer is as fast as that writer has little to do.
struct OrderDraft: Sendable {
    let type: CustomerType
    let content: OrderContent
    let document: EncodedOrderContent
    let keys: CustomerMatchKeys

    /// `nil` for a form that does not keep the rules.
    init?(_ form: OrderForm, as type: CustomerType) {
        guard let content = form.content(as: type) else { return nil }
        self.type = type
        self.content = content
        document = EncodedOrderContent(content)
        keys = CustomerMatchKeys(content.customer, in: form.party)
    }

    /// What the credit policy judges of the order.
    func application(amount: Money, payTrustScore: Int) -> CreditApplication {
        CreditApplication(
            customer: content.customer, delivery: content.delivery, amount: amount,
            ipAddress: content.references.ipAddress, payTrustScore: payTrustScore, backdoor: nil)
    }
}

/// The same for a credit check.
struct CheckDraft: Sendable {
    let type: CustomerType
    let application: CreditApplication
    let keys: CustomerMatchKeys

    /// `nil` for a form that does not keep the rules.
    init?(_ form: CheckForm, as type: CustomerType) {
        guard let application = form.application(as: type) else { return nil }
        self.type = type
        self.application = application
        keys = CustomerMatchKeys(application.customer, in: form.party)
    }

    /// The check of an order that is placed with it: of the order's own customer, delivery and amount.
    /// `nil` for a form that does not keep the rules.
    init?(_ form: CheckForm, of order: OrderDraft, amount: Money) {
        guard var application = form.application(as: order.type) else { return nil }
        application.customer = order.content.customer
        application.delivery = order.content.delivery
        application.amount = max(application.amount, amount)
        self.type = order.type
        self.application = application
        keys = order.keys
    }
}
