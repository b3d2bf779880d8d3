/// What a merchant placed: kept as it came, never changed afterwards. What happens to it is `OrderLifecycle`'s.
package struct Order: Hashable, Sendable {
    package let number: OrderNumber
    package let invoiceNumber: InvoiceNumber
    package let workflowNumber: Int
    package let content: OrderContent
    /// What the customer owes, VAT included.
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

/// The part of an order that is stored as one document.
package struct OrderContent: Hashable, Sendable, Codable {
    /// The day the merchant dated the order.
    package var date: CivilDate
    /// The day the goods are delivered, where the shop sent one with the order.
    package var deliveryDate: CivilDate?
    package var customer: Customer
    package var delivery: Delivery?
    package var lines: [OrderLine]
    package var references: OrderReferences
    package var directDebit: DirectDebit?

    /// As they are stored.
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

/// What the merchant wants to find again: on the invoice, in its books, in its parcel tracking.
package struct OrderReferences: Hashable, Sendable, Codable {
    package var additionalText: String?
    package var merchantInvoiceNumber: String?
    package var debtorNumber: String?
    package var trackAndTrace: String?
    package var variables: [String]?
    /// Where a copy of the invoice goes.
    package var secondEmail: EmailAddress?
    package var ipAddress: IPAddress?

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case additionalText = "additionalText", merchantInvoiceNumber = "merchantInvoiceNumber"
        case debtorNumber = "debtorNumber", trackAndTrace = "trackAndTrace", variables = "variables"
        case secondEmail = "secondEmail", ipAddress = "ipAddress"
    }

    package init() {}
}

/// The account an order may be debited from.
package struct DirectDebit: Hashable, Sendable, Codable {
    package var account: IBAN
    package var holder: String
    package var mandateID: String?
    package var mandateType: MandateType?

    /// As they are stored.
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

package enum MandateType: String, Hashable, Sendable, Codable {
    case first = "FIRST"
    case recurring = "RECURRING"
    case oneTime = "ONETIME"
}
