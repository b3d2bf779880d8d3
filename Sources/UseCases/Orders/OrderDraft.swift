import Domain
import Storage

/// Content of an order form for one customer type. Created before the transaction, which keeps the single writer's
/// transactions short.
struct OrderDraft: Sendable {
    let type: CustomerType
    let content: OrderContent
    let document: EncodedOrderContent
    let keys: CustomerMatchKeys

    /// `nil` for a form that breaks the rules.
    init?(_ form: OrderForm, as type: CustomerType) {
        guard let content = form.content(as: type) else { return nil }
        self.type = type
        self.content = content
        document = EncodedOrderContent(content)
        keys = CustomerMatchKeys(content.customer, in: form.party)
    }

    /// Input of the credit policy for the order.
    func application(amount: Money, payTrustScore: Int) -> CreditApplication {
        CreditApplication(
            customer: content.customer, delivery: content.delivery, amount: amount,
            ipAddress: content.references.ipAddress, payTrustScore: payTrustScore, backdoor: nil)
    }
}

/// Content of a credit check's form for one customer type.
struct CheckDraft: Sendable {
    let type: CustomerType
    let application: CreditApplication
    let keys: CustomerMatchKeys

    /// `nil` for a form that breaks the rules.
    init?(_ form: CheckForm, as type: CustomerType) {
        guard let application = form.application(as: type) else { return nil }
        self.type = type
        self.application = application
        keys = CustomerMatchKeys(application.customer, in: form.party)
    }

    /// Check of an order at its placement, with the order's customer, delivery and amount. `nil` for a form that breaks
    /// the rules.
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
