/// An order to create.
public struct OrderRequest: Hashable, Sendable, Encodable {
    /// Type of a direct debit mandate.
    public enum MandateType: String, Hashable, Sendable, Encodable {
        /// First of several debits.
        case first = "FIRST"
        /// A later one of several debits.
        case recurring = "RECURRING"
        /// A single debit.
        case oneTime = "ONETIME"
    }

    /// Workflow number.
    public var workflowNumber: Int
    /// Order number of the merchant: letters, digits, `.`, `_` and `-`; up to 50 characters.
    public var orderNumber: String
    /// Order date.
    public var date: CalendarDay
    /// UUID of an approved check; required under a guaranteed workflow.
    public var checkUUID: String?
    /// The customer.
    public var customer: Customer
    /// Billing address.
    public var billingAddress: Address
    /// Delivery address; the billing address if `nil`.
    public var shippingAddress: Address?
    /// Lines of the order: 1 to 500.
    public var orderItems: [OrderItem]
    /// Order total. If set, the platform compares it with the lines.
    public var orderAmount: Amount?
    /// Currency; only `EUR`.
    public var currency: String?
    /// Text for the invoice; up to 254 characters.
    public var additionalText: String?
    /// Carrier's tracking number.
    public var trackAndTrace: String?
    /// Day of delivery, for the invoice; the day on which the workflow is started if `nil`.
    public var deliveryDate: CalendarDay?
    /// VAT number of the company.
    public var vatNumber: String?
    /// Reason for a VAT rate of 0.
    public var vatReason: VATReason?
    /// Reason for a VAT rate of 0 in the shop's words, for the invoice; up to 254 characters.
    public var vatReasonText: String?
    /// Customer number at the shop.
    public var debtorNumber: String?
    /// Invoice number of the merchant.
    public var merchantInvoiceNumber: String?
    /// IBAN of the customer, for a direct debit.
    public var bankAccountNumber: String?
    /// Account holder, for a direct debit.
    public var bankAccountHolder: String?
    /// Mandate number, for a direct debit: digits.
    public var mandateID: String?
    /// Type of the mandate, for a direct debit.
    public var mandateType: MandateType?
    /// IP address of the customer.
    public var ip: String?
    /// First free text of the merchant, stored with the order.
    public var variable1: String?
    /// Second free text of the merchant, stored with the order.
    public var variable2: String?
    /// Third free text of the merchant, stored with the order.
    public var variable3: String?
    /// Set to `true` for a dry run: all checks are made, nothing is stored.
    public var validateOrder: Bool?

    /// - Parameters:
    ///   - workflowNumber: workflow number.
    ///   - orderNumber: order number of the merchant.
    ///   - date: order date.
    ///   - checkUUID: ``CheckReply/uuid`` of an approved check; required under a guaranteed workflow.
    ///   - customer: the customer.
    ///   - billingAddress: billing address.
    ///   - shippingAddress: delivery address; the billing address if `nil`.
    ///   - orderItems: 1 to 500 lines.
    public init(
        workflowNumber: Int, orderNumber: String, date: CalendarDay, checkUUID: String? = nil, customer: Customer,
        billingAddress: Address, shippingAddress: Address? = nil, orderItems: [OrderItem]
    ) {
        self.workflowNumber = workflowNumber
        self.orderNumber = orderNumber
        self.date = date
        self.checkUUID = checkUUID
        self.customer = customer
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
        self.orderItems = orderItems
    }

    private enum CodingKeys: String, CodingKey {
        case workflowNumber, orderNumber, date
        case checkUUID = "checkUuid"
        case customer, billingAddress, shippingAddress, orderItems, orderAmount, currency, additionalText
        case trackAndTrace, deliveryDate, vatNumber, vatReason, vatReasonText, debtorNumber, merchantInvoiceNumber
        case bankAccountNumber, bankAccountHolder
        case mandateID = "mandateId"
        case mandateType, ip, variable1, variable2, variable3, validateOrder
    }
}

/// Response to ``BillinkClient/BillinkClient/order(_:idempotencyKey:)``.
public struct OrderReply: Hashable, Sendable, Decodable {
    /// Invoice number. Later calls take it or the order number.
    public let invoice: String
    /// Description: `Order successfully added`.
    public let description: String

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        invoice = try members.requiredText(.invoice)
        description = try members.text(.description) ?? ""
    }

    private enum Member: String, CodingKey { case invoice, description }
}
