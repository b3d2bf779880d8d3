/// What a shop sent about an order's delivery and for its own books, with the order or with the start of its workflow.
package struct OrderParticulars: Hashable, Sendable {
    /// Where the goods go, if to another address than the customer's.
    package let delivery: Delivery?
    package let deliveryDate: CivilDate?
    package let trackAndTrace: String?
    /// Where a copy of the invoice goes.
    package let secondEmail: EmailAddress?
    /// The shop's own texts by their places; one that was not sent is empty.
    package let variables: [String]

    /// - Parameter start: the details of the event that started the workflow; they count before those of the order.
    package init(_ content: OrderContent, start: [OrderEvent.Detail: String]?) {
        delivery = content.delivery
        deliveryDate = start?[.deliveryDate].flatMap { CivilDate($0) } ?? content.deliveryDate
        trackAndTrace = start?[.trackAndTrace] ?? content.references.trackAndTrace
        secondEmail = content.references.secondEmail
        variables = content.references.variables ?? []
    }
}
