import Domain
import UseCases

/// Messages that both APIs send.
enum ReplyMessages {
    static let success = "Success"
    static let resumed = "Order resumed"
    static let notHeld = "Order is not on hold"
    static let messageAdded = "Message added"

    static func credited(_ credit: ApplyCredit.AppliedCredit) -> String {
        let result =
            switch credit.result {
            case .restarted: "step restarted"
            case .notStarted: "workflow not started"
            case .paid: "Order paid"
            case .refundDue: "refund due to customer"
            }
        return "Credit applied: \(credit.amount) EURO.; \(result)."
    }

    static func registered(_ payment: RegisterMerchantPayment.RegisteredPayment) -> String {
        guard payment.excess > .zero else { return success }
        return "\(success); \(payment.excess) EURO more than was due, which is not booked: you have received it."
    }

    static func held(until day: CivilDate) -> String {
        "Order is on hold until \(day.dayMonthYear)"
    }

    static func resumed(wasHeld: Bool) -> String {
        wasHeld ? resumed : notHeld
    }

    /// STATUS and its description; those of an unknown order for `nil`.
    static func status(of order: OrderStatus?) -> (status: String, description: String) {
        switch order?.state {
        case nil: ("-1", notFound)
        case .notStarted: ("0", "No steps given")
        case .waiting(let step): ("2", "Wait for payment ( \(step) )")
        case .onHold(let day, let step): ("2", "On hold until \(day.dayMonthYear) ( \(step) )")
        case .paid: ("1", "Paid")
        }
    }

    static let notFound = "Order not found"
}
