/// An order to take in.
public struct OrderRequest: Hashable, Sendable, Encodable {
    /// What a direct debit rests on.
    public enum MandateType: String, Hashable, Sendable, Encodable {
        /// The first of several debits.
        case first = "FIRST"
        /// A further one.
        case recurring = "RECURRING"
        /// The only one.
        case oneTime = "ONETIME"
    }

    /// Under which terms.
    public var workflowNumber: Int
    /// The shop's own number: letters, digits, `.`, `_` and `-`, up to 50.
    public var orderNumber: String
    /// When it was ordered.
    public var date: CalendarDay
    /// The UUID of the check; guaranteed terms need one.
    public var checkUUID: String?
    /// Who orders.
    public var customer: Customer
    /// Where they live.
    public var billingAddress: Address
    /// Where the goods go, if not there.
    public var shippingAddress: Address?
    /// Lines of the order: 1 to 500.
    public var orderItems: [OrderItem]
    /// What the lines come to, if the platform is to compare.
    public var orderAmount: Amount?
    /// `EUR`
    public var currency: String?
    /// Up to 254 characters for the invoice.
    public var additionalText: String?
    /// The carrier's number of the parcel.
    public var trackAndTrace: String?
    /// The day of delivery, for the invoice; that of the start of the workflow where there is none.
    public var deliveryDate: CalendarDay?
    /// The company's VAT number.
    public var vatNumber: String?
    /// Why a rate of the lines is 0.
    public var vatReason: VATReason?
    /// The same in the shop's words, for the invoice; up to 254 characters.
    public var vatReasonText: String?
    /// The shop's number of the customer.
    public var debtorNumber: String?
    /// The shop's own invoice number.
    public var merchantInvoiceNumber: String?
    /// IBAN of the customer, for a direct debit.
    public var bankAccountNumber: String?
    /// In whose name the account is.
    public var bankAccountHolder: String?
    /// Digits.
    public var mandateID: String?
    /// What the direct debit rests on.
    public var mandateType: MandateType?
    /// The customer's address on the Internet.
    public var ip: String?
    /// The shop's own words, which are kept with the order.
    public var variable1: String?
    /// The shop's own words, which are kept with the order.
    public var variable2: String?
    /// The shop's own words, which are kept with the order.
    public var variable3: String?
    /// Check everything, store nothing.
    public var validateOrder: Bool?

    /// - Parameters:
    ///   - workflowNumber: under which terms.
    ///   - orderNumber: the shop's own number.
    ///   - date: when it was ordered.
    ///   - checkUUID: from ``CheckReply/uuid``; guaranteed terms need one.
    ///   - customer: who orders.
    ///   - billingAddress: where they live.
    ///   - shippingAddress: where the goods go, if not there.
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

/// An order that was taken in.
public struct OrderReply: Hashable, Sendable, Decodable {
    /// Its invoice number. Every later call takes this one or the order number.
    public let invoice: String
    /// `Order successfully added`
    public let description: String

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        invoice = try members.requiredText(.invoice)
        description = try members.text(.description) ?? ""
    }

    private enum Member: String, CodingKey { case invoice, description }
}
