/// May this customer pay this amount afterwards?
public struct CheckRequest: Hashable, Sendable, Encodable {
    /// An answer that a sandbox is asked to give, whoever the customer is.
    public enum Backdoor: Int, Hashable, Sendable, Encodable {
        /// No.
        case reject = 0
        /// Yes.
        case approve = 1
    }

    /// Under which terms.
    public var workflowNumber: Int
    /// What the order will come to, VAT included.
    public var orderAmount: Amount
    /// Who orders.
    public var customer: Customer
    /// Where they live.
    public var billingAddress: Address
    /// Where the goods go, if not there.
    public var shippingAddress: Address?
    /// The customer's address on the Internet.
    public var ip: String?
    /// In a sandbox: the answer to give.
    public var backdoor: Backdoor?

    /// - Parameters:
    ///   - workflowNumber: under which terms.
    ///   - orderAmount: what the order will come to, VAT included.
    ///   - customer: who orders.
    ///   - billingAddress: where they live.
    ///   - shippingAddress: where the goods go, if not there.
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

/// The answer to a check.
public struct CheckReply: Hashable, Sendable, Decodable {
    /// Whether the customer may pay afterwards.
    public let isApproved: Bool
    /// What the order has to name; good for one order of this shop, for 24 hours. There where the answer is yes.
    public let uuid: String?
    /// The API's own word: `500` for yes, `501` for no.
    public let code: String
    /// `Advies=1` or `Advies=0`
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
