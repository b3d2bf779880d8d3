/// What a shop sent about an order's delivery and for its own books, with the order or with the start of its workflow.
package struct OrderParticulars: Hashable, Sendable {
    /// Where the goods go, if to another address than the customer's, or to somebody else there.
    package let delivery: Delivery?
    package let deliveryDate: CivilDate?
    package let trackAndTrace: String?
    /// Where a copy of the invoice goes.
    package let secondEmail: EmailAddress?
    /// The shop's own texts by their places; one that was not sent is empty.
    package let variables: [String]

    /// - Parameter start: of the event that started the workflow; its values count before those of the order.
    package init(_ content: OrderContent, start: OrderEvent.Payload?) {
        var (date, code) = (content.deliveryDate, content.references.trackAndTrace)
        if case .workflowStarted(_, let trackAndTrace, let deliveryDate) = start {
            date = deliveryDate ?? date
            code = trackAndTrace ?? code
        }
        delivery = content.delivery.flatMap { $0.isElsewhere(than: content.customer) ? $0 : nil }
        deliveryDate = date
        trackAndTrace = code
        secondEmail = content.references.secondEmail
        variables = content.references.variables ?? []
    }
}

extension Delivery {
    /// Whether it names another house than the customer's, or another person or company there.
    fileprivate func isElsewhere(than customer: Customer) -> Bool {
        guard address.isSameHouse(as: customer.address) else { return true }
        let isPerson = lastName == nil || lastName == customer.person.lastName
        let isCompany = companyName == nil || companyName == customer.company?.name.text
        return !isPerson || !isCompany
    }
}
