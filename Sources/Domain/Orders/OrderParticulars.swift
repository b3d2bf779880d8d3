/// Delivery data and references of an order, sent with it or with the start of its workflow.
package struct OrderParticulars: Hashable, Sendable {
    /// Delivery to another address than the customer's, or to another person there; otherwise `nil`.
    package let delivery: Delivery?
    package let deliveryDate: CivilDate?
    package let trackAndTrace: String?
    /// Address that gets a copy of the invoice.
    package let secondEmail: EmailAddress?
    /// The shop's own texts by position; a missing one is empty.
    package let variables: [String]

    /// - Parameter start: payload of the event that started the workflow. Its values take precedence over the order's.
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
    /// True if it names another house than the customer's, or another person or company there.
    fileprivate func isElsewhere(than customer: Customer) -> Bool {
        guard address.isSameHouse(as: customer.address) else { return true }
        let isPerson = lastName == nil || lastName == customer.person.lastName
        let isCompany = companyName == nil || companyName == customer.company?.name.text
        return !isPerson || !isCompany
    }
}
