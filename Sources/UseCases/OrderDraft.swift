import Domain
import Storage

/// What a form comes to as an order of one customer type. It is made where the request runs, before its turn: a store
/// with one writer is as fast as that writer has little to do.
struct OrderDraft: Sendable {
    let type: CustomerType
    let content: OrderContent
    let document: OrderDocument
    let keys: PartyKeys

    /// `nil` for a form that does not keep the rules.
    init?(_ form: OrderForm, as type: CustomerType) {
        guard let content = form.content(as: type) else { return nil }
        self.type = type
        self.content = content
        document = OrderDocument(content)
        keys = PartyKeys(content.customer)
    }
}

/// The same for a credit check.
struct CheckDraft: Sendable {
    let type: CustomerType
    let application: CreditApplication
    let keys: PartyKeys
    let checkKeys: CheckKeys

    /// `nil` for a form that does not keep the rules.
    init?(_ form: CheckForm, as type: CustomerType) {
        guard let application = form.application(as: type) else { return nil }
        self.type = type
        self.application = application
        keys = PartyKeys(application.customer)
        checkKeys = CheckKeys(keys, ipAddress: application.ipAddress)
    }
}
