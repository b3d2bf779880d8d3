/// A purchase for the hosted checkout.
public struct SessionRequest: Hashable, Sendable {
    /// Workflow number.
    public var workflowNumber: Int
    /// URLs to which the customer's browser returns.
    public var returnURLs: ReturnURLs
    /// URL of the shop's logo.
    public var logoURL: String?
    /// Details of the customer that the shop knows; the page asks for the others.
    public var customer: Customer
    /// Billing address.
    public var billingAddress: Address
    /// Delivery address; the billing address if `nil`.
    public var shippingAddress: Address?
    /// Order number that the order will have.
    public var orderNumber: String
    /// Order total, VAT included.
    public var totalAmount: Amount
    /// VAT in the order total.
    public var totalTaxAmount: Amount?
    /// Country code of two letters.
    public var purchaseCountry: String?
    /// Currency; only `EUR`.
    public var purchaseCurrency: String
    /// Lines of the purchase: 1 to 500.
    public var orderItems: [OrderItem]
    /// Number of the merchant's choice, repeated in webhooks; up to 100 characters.
    public var customInvoiceID: String?
    /// Text for the invoice; up to 254 characters.
    public var additionalText: String?
    /// Customer number at the shop.
    public var debtorNumber: String?
    /// Carrier's tracking number, if known before the order.
    public var trackAndTrace: String?
    /// Reason for a VAT rate of 0.
    public var vatReason: VATReason?
    /// Reason for a VAT rate of 0 in the shop's words, for the invoice; up to 254 characters.
    public var vatReasonText: String?
    /// IBAN of the customer, for a direct debit. If `nil`, the page asks for it under a workflow that needs one.
    public var bankAccountNumber: String?
    /// Account holder, for a direct debit.
    public var bankAccountHolder: String?
    /// Mandate number, for a direct debit: digits.
    public var mandateID: String?
    /// Type of the mandate, for a direct debit.
    public var mandateType: OrderRequest.MandateType?

    /// - Parameters:
    ///   - workflowNumber: workflow number.
    ///   - orderNumber: order number that the order will have.
    ///   - returnURLs: URLs to which the customer's browser returns.
    ///   - customer: details of the customer that the shop knows.
    ///   - billingAddress: billing address.
    ///   - shippingAddress: delivery address; the billing address if `nil`.
    ///   - totalAmount: order total, VAT included.
    ///   - orderItems: 1 to 500 lines.
    public init(
        workflowNumber: Int, orderNumber: String, returnURLs: ReturnURLs, customer: Customer, billingAddress: Address,
        shippingAddress: Address? = nil, totalAmount: Amount, orderItems: [OrderItem]
    ) {
        self.workflowNumber = workflowNumber
        self.orderNumber = orderNumber
        self.returnURLs = returnURLs
        self.customer = customer
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
        self.totalAmount = totalAmount
        self.orderItems = orderItems
        purchaseCurrency = "EUR"
    }
}

/// Body of a request for a session, with its members in groups and the credentials in one of them.
struct SessionBody: Encodable {
    let credentials: Credentials
    let request: SessionRequest

    func encode(to encoder: any Encoder) throws {
        var root = encoder.container(keyedBy: Member.self)
        try encodeClient(to: root.superEncoder(forKey: .client))
        try root.encode(request.customer, forKey: .customer)
        try root.encode(request.billingAddress, forKey: .billingAddress)
        try root.encodeIfPresent(request.shippingAddress, forKey: .shippingAddress)
        try encodeTransaction(to: &root)
    }

    private func encodeClient(to encoder: any Encoder) throws {
        try credentials.encode(to: encoder)
        var client = encoder.container(keyedBy: Member.self)
        try client.encode(String(request.workflowNumber), forKey: .workflowNumber)
        try client.encode(request.returnURLs, forKey: .returnURL)
        if let logoURL = request.logoURL { try client.encode(["logoURL": logoURL], forKey: .options) }
    }

    private func encodeTransaction(to root: inout KeyedEncodingContainer<Member>) throws {
        var transaction = root.nestedContainer(keyedBy: Member.self, forKey: .transaction)
        try transaction.encode(request.orderNumber, forKey: .orderNumber)
        try transaction.encode(request.totalAmount, forKey: .totalAmount)
        try transaction.encodeIfPresent(request.totalTaxAmount, forKey: .totalTaxAmount)
        try transaction.encodeIfPresent(request.purchaseCountry, forKey: .purchaseCountry)
        try transaction.encode(request.purchaseCurrency, forKey: .purchaseCurrency)
        try transaction.encode(request.orderItems, forKey: .orderItems)
        try transaction.encodeIfPresent(request.customInvoiceID, forKey: .customInvoiceID)
        try transaction.encodeIfPresent(request.additionalText, forKey: .additionalText)
        try transaction.encodeIfPresent(request.debtorNumber, forKey: .debtorNumber)
        try transaction.encodeIfPresent(request.trackAndTrace, forKey: .trackAndTrace)
        try transaction.encodeIfPresent(request.vatReason, forKey: .vatReason)
        try transaction.encodeIfPresent(request.vatReasonText, forKey: .vatReasonText)
        try encodeDirectDebit(to: &transaction)
    }

    private func encodeDirectDebit(to transaction: inout KeyedEncodingContainer<Member>) throws {
        try transaction.encodeIfPresent(request.bankAccountNumber, forKey: .bankAccountNumber)
        try transaction.encodeIfPresent(request.bankAccountHolder, forKey: .bankAccountHolder)
        try transaction.encodeIfPresent(request.mandateID, forKey: .mandateID)
        try transaction.encodeIfPresent(request.mandateType, forKey: .mandateType)
    }

    private enum Member: String, CodingKey {
        case client, workflowNumber, returnURL, options, customer, billingAddress, shippingAddress
        case transaction, orderNumber, totalAmount, totalTaxAmount, purchaseCountry, purchaseCurrency, orderItems
        case customInvoiceID, additionalText, debtorNumber, trackAndTrace, vatReason, vatReasonText
        case bankAccountNumber, bankAccountHolder
        case mandateID = "mandateId"
        case mandateType
    }
}
