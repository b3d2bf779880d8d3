/// An order as placed. It never changes; `OrderLifecycle` has its state.
package struct Order: Hashable, Sendable {
    package let number: OrderNumber
    package let invoiceNumber: InvoiceNumber
    package let workflowNumber: Int
    package let content: OrderContent
    /// Amount that the customer owes, VAT included.
    package let total: Money

    /// - Throws: `InvariantViolation` when the lines do not add up within 64 bits.
    package init(
        number: OrderNumber, invoiceNumber: InvoiceNumber, workflowNumber: Int, content: OrderContent
    ) throws {
        self.number = number
        self.invoiceNumber = invoiceNumber
        self.workflowNumber = workflowNumber
        self.content = content
        total = try VATBreakdown.total(of: content.lines)
    }
}

/// Part of an order that is stored as JSON.
package struct OrderContent: Hashable, Sendable, Codable {
    /// Date of the order, as the merchant sent it.
    package var date: CivilDate
    /// Day of delivery, if the shop sent one with the order.
    package var deliveryDate: CivilDate?
    package var customer: Customer
    package var delivery: Delivery?
    package var lines: [OrderLine]
    package var references: OrderReferences
    package var directDebit: DirectDebit?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case date = "date", customer = "customer", delivery = "delivery", lines = "lines", references = "references"
        case directDebit = "directDebit", deliveryDate = "deliveryDate"
    }

    package init(
        date: CivilDate, customer: Customer, delivery: Delivery?, lines: [OrderLine], references: OrderReferences,
        directDebit: DirectDebit?
    ) {
        self.date = date
        self.customer = customer
        self.delivery = delivery
        self.lines = lines
        self.references = references
        self.directDebit = directDebit
    }
}

/// The merchant's references, for the invoice, its accounting and its parcel tracking.
package struct OrderReferences: Hashable, Sendable, Codable {
    package var additionalText: String?
    package var merchantInvoiceNumber: String?
    package var debtorNumber: String?
    package var trackAndTrace: String?
    package var variables: [String]?
    /// Address that gets a copy of the invoice.
    package var secondEmail: EmailAddress?
    package var ipAddress: IPAddress?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case additionalText = "additionalText", merchantInvoiceNumber = "merchantInvoiceNumber"
        case debtorNumber = "debtorNumber", trackAndTrace = "trackAndTrace", variables = "variables"
        case secondEmail = "secondEmail", ipAddress = "ipAddress"
    }

    package init() {}
}

/// Account from which an order may be debited, with the mandate.
package struct DirectDebit: Hashable, Sendable, Codable {
    package var account: IBAN
    package var holder: String
    package var mandateID: String?
    package var mandateType: MandateType?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case account = "account", holder = "holder", mandateID = "mandateID", mandateType = "mandateType"
    }

    package init(account: IBAN, holder: String, mandateID: String?, mandateType: MandateType?) {
        self.account = account
        self.holder = holder
        self.mandateID = mandateID
        self.mandateType = mandateType
    }
}

/// Types of direct debit mandates, by their names on the wire.
package enum MandateType: String, Hashable, Sendable, Codable {
    case first = "FIRST"
    case recurring = "RECURRING"
    case oneTime = "ONETIME"
}
