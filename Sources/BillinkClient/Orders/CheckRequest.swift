/// A credit check of a customer for an amount.
public struct CheckRequest: Hashable, Sendable, Encodable {
    /// Outcome that a sandbox forces.
    public enum Backdoor: Int, Hashable, Sendable, Encodable {
        /// Reject the customer.
        case reject = 0
        /// Approve the customer.
        case approve = 1
    }

    /// Workflow number.
    public var workflowNumber: Int
    /// Order total, VAT included.
    public var orderAmount: Amount
    /// The customer.
    public var customer: Customer
    /// Billing address.
    public var billingAddress: Address
    /// Delivery address; the billing address if `nil`.
    public var shippingAddress: Address?
    /// IP address of the customer.
    public var ip: String?
    /// Outcome to force, in a sandbox. Ignored in production.
    public var backdoor: Backdoor?

    /// - Parameters:
    ///   - workflowNumber: workflow number.
    ///   - orderAmount: order total, VAT included.
    ///   - customer: the customer.
    ///   - billingAddress: billing address.
    ///   - shippingAddress: delivery address; the billing address if `nil`.
    public init(
        workflowNumber: Int, orderAmount: Amount, customer: Customer, billingAddress: Address,
        shippingAddress: Address? = nil
    ) {
        self.workflowNumber = workflowNumber
        self.orderAmount = orderAmount
        self.customer = customer
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
    }
}

/// Decision of a credit check.
public struct CheckReply: Hashable, Sendable, Decodable {
    /// `true` if the customer may pay afterwards.
    public let isApproved: Bool
    /// UUID to send with the order, if the check is approved. Valid for one order of this merchant, for 24 hours.
    public let uuid: String?
    /// Code of the API: `500` if approved, `501` if rejected.
    public let code: String
    /// `Advies=1` if approved, `Advies=0` if rejected.
    public let description: String

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        code = try members.requiredText(.code)
        description = try members.text(.description) ?? ""
        uuid = try members.nonEmptyText(.uuid)
        isApproved = code == "500"
    }

    private enum Member: String, CodingKey { case code, description, uuid }
}
