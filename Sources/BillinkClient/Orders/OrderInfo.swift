/// Status of an order.
public struct OrderInfo: Hashable, Sendable, Decodable {
    /// State of an order.
    public enum Status: Hashable, Sendable {
        /// Placed, but its workflow is not started; nothing is due.
        case notStarted
        /// Workflow started: the customer has to pay, or the order is on hold. ``OrderInfo/step`` names the step.
        case waiting
        /// Nothing is due any more: paid or credited.
        case paid
        /// The merchant has no such order.
        case notFound
        /// A state that this version of the client does not know.
        case other(Int)

        init(number: Int) {
            self =
                switch number {
                case 0: .notStarted
                case 1: .paid
                case 2: .waiting
                case -1: .notFound
                default: .other(number)
                }
        }
    }

    /// Order number or invoice number, as sent.
    public let number: String
    /// State of the order.
    public let status: Status
    /// Description of the state: `Wait for payment ( Invoice )`.
    public let description: String
    /// `true` once the platform has paid the merchant.
    public let isPaidOut: Bool?
    /// Order total, VAT included.
    public let amount: Amount?
    /// Amount the customer still has to pay.
    public let openAmount: Amount?
    /// Due date; `nil` until the invoice was sent.
    public let dueDate: CalendarDay?
    /// Workflow number of the order.
    public let workflowNumber: Int?
    /// Current step of the workflow; `nil` until it is started.
    public let step: String?
    /// Second email address of the customer, as sent with the order.
    public let email2: String?
    /// Carrier's tracking number, as sent last.
    public let trackAndTrace: String?
    /// Day of delivery, as sent last.
    public let deliveryDate: CalendarDay?
    /// First free text of the merchant, as sent with the order.
    public let variable1: String?
    /// Second free text of the merchant, as sent with the order.
    public let variable2: String?
    /// Third free text of the merchant, as sent with the order.
    public let variable3: String?
    /// Delivery address, if one was sent.
    public let shippingAddress: Address?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        number = try members.requiredText(.number)
        status = Status(number: try members.requiredValue(.status) { Int($0) })
        description = try members.text(.description) ?? ""
        isPaidOut = try members.flag(.paidOut)
        amount = try members.amount(.amount)
        openAmount = try members.amount(.openAmount)
        dueDate = try members.day(.dueDate)
        workflowNumber = try members.number(.workflowNumber)
        step = try members.nonEmptyText(.step)
        email2 = try members.nonEmptyText(.email2)
        trackAndTrace = try members.nonEmptyText(.trackAndTrace)
        deliveryDate = try members.day(.deliveryDate)
        variable1 = try members.nonEmptyText(.variable1)
        variable2 = try members.nonEmptyText(.variable2)
        variable3 = try members.nonEmptyText(.variable3)
        shippingAddress = try members.decodeIfPresent(Address.self, forKey: .shippingAddress)
    }

    private enum Member: String, CodingKey {
        case number, status, description, paidOut, amount, openAmount, dueDate, workflowNumber, step
        case email2, trackAndTrace, deliveryDate, variable1, variable2, variable3, shippingAddress
    }
}
