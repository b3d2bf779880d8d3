/// Numbers of an order for webhook messages.
package struct OrderNumbers: Hashable, Sendable {
    package let number: String
    package let cleanNumber: String
    package let invoiceNumber: String
    package let workflowNumber: Int
    /// Number of the session in which the order was placed.
    package let customInvoiceID: String?

    package init(
        number: String, cleanNumber: String, invoiceNumber: String, workflowNumber: Int, customInvoiceID: String?
    ) {
        self.number = number
        self.cleanNumber = cleanNumber
        self.invoiceNumber = invoiceNumber
        self.workflowNumber = workflowNumber
        self.customInvoiceID = customInvoiceID
    }
}

/// Numbers of a session for webhook messages.
package struct SessionNumbers: Hashable, Sendable {
    /// The shop's own number of the order.
    package let number: String
    package let invoiceNumber: String

    package init(number: String, invoiceNumber: String) {
        self.number = number
        self.invoiceNumber = invoiceNumber
    }
}
