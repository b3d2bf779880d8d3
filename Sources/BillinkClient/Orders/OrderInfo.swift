/// Where an order stands.
public struct OrderInfo: Hashable, Sendable, Decodable {
    /// What is to be said of an order in one word.
    public enum Status: Hashable, Sendable {
        /// It was placed; nothing is due.
        case notStarted
        /// It was started; the customer has to pay, or it is on hold. ``GetOrderInfo/step`` says where it is.
        case waiting
        /// Nothing is due any more: it was paid or credited.
        case paid
        /// The shop has no such order.
        case notFound
        /// A number that came later than this client.
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

    /// As it was asked.
    public let number: String
    /// In one word.
    public let status: Status
    /// In a sentence: `Wait for payment ( Invoice )`.
    public let description: String
    /// Whether the shop has its money.
    public let isPaidOut: Bool?
    /// What the order came to.
    public let amount: Amount?
    /// What the customer still has to pay.
    public let openAmount: Amount?
    /// By when; there once the invoice went out.
    public let dueDate: CalendarDay?
    /// Under which terms.
    public let workflowNumber: Int?
    /// The step of the workflow; there once it was started.
    public let step: String?
    /// The customer's second e-mail address, as it was sent with the order.
    public let email2: String?
    /// The carrier's number of the parcel, as it was sent last.
    public let trackAndTrace: String?
    /// The day of delivery, as it was sent last.
    public let deliveryDate: CalendarDay?
    /// The shop's own words, as they were sent with the order.
    public let variable1: String?
    /// The shop's own words, as they were sent with the order.
    public let variable2: String?
    /// The shop's own words, as they were sent with the order.
    public let variable3: String?
    /// Where the goods go, if that was sent.
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
