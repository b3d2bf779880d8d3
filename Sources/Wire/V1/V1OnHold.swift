import Domain
import UseCases

/// Decodes and encodes the v1 on-hold call, which also resumes orders.
enum V1OnHold {
    /// ACTION that resumes an order.
    static let resume = "resume"

    static func isResume(_ message: V1Message) -> Bool {
        message.text("ACTION")?.lowercased() == resume
    }

    static func decodeHold(_ message: V1Message) -> HoldOrder.Request {
        HoldOrder.Request(caller: message.caller, reference: message.orderReference(), days: message.text("DAYS"))
    }

    static func decodeResume(_ message: V1Message) -> ResumeOrder.Request {
        ResumeOrder.Request(
            caller: message.caller, reference: message.orderReference(),
            hasResumeFlag: message.text("RESUME")?.lowercased() == "y")
    }

    static func encode(_ description: String) -> V1Reply {
        .message("200") { $0.element("DESCRIPTION", description) }
    }
}
