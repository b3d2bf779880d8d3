/// A purchase that a customer is to decide on at the hosted checkout.
public struct SessionRequest: Hashable, Sendable {
    /// Under which terms.
    public var workflowNumber: Int
    /// Where the browser goes afterwards.
    public var returnURLs: ReturnURLs
    /// The address of a picture of the shop's.
    public var logoURL: String?
    /// What is known of the customer; the page asks for the rest.
    public var customer: Customer
    /// Where they live.
    public var billingAddress: Address
    /// Where the goods go, if not there.
    public var shippingAddress: Address?
    /// The number the order will have.
    public var orderNumber: String
    /// What the items come to, VAT included.
    public var totalAmount: Amount
    /// The tax in it.
    public var totalTaxAmount: Amount?
    /// Two letters.
    public var purchaseCountry: String?
    /// `EUR`
    public var purchaseCurrency: String
    /// Lines of the purchase: 1 to 500.
    public var orderItems: [OrderItem]
    /// A number of the shop's that webhooks are to name; up to 100 characters.
    public var customInvoiceID: String?
    /// Up to 254 characters for the invoice.
    public var additionalText: String?
    /// The shop's number of the customer.
    public var debtorNumber: String?
    /// The carrier's number of the parcel, where it is known before the order.
    public var trackAndTrace: String?
    /// Why a rate of the lines is 0.
    public var vatReason: VATReason?
    /// The same in the shop's words, for the invoice; up to 254 characters.
    public var vatReasonText: String?
    /// IBAN of the customer, for a direct debit. The page asks for it where the workflow needs one and this is missing.
    public var bankAccountNumber: String?
    /// In whose name the account is.
    public var bankAccountHolder: String?
    /// The number of the mandate for a direct debit: digits.
    public var mandateID: String?
    /// The kind of the mandate for a direct debit.
    public var mandateType: OrderRequest.MandateType?

    /// - Parameters:
    ///   - workflowNumber: under which terms.
    ///   - orderNumber: the number the order will have.
    ///   - returnURLs: where the browser goes afterwards.
    ///   - customer: what is known of the customer.
    ///   - billingAddress: where they live.
    ///   - shippingAddress: where the goods go, if not there.
    ///   - totalAmount: what the items come to, VAT included.
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

/// A session as it is asked for: in groups, the credentials in one of them.
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
