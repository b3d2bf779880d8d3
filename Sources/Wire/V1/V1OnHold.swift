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

/// Decodes the v1 message call.
enum V1PostMessage {
    static func decode(_ message: V1Message) -> PostMessage.Request {
        PostMessage.Request(
            caller: message.caller, reference: message.orderReference(), text: message.text("MESSAGE"))
    }
}

/// Decodes and encodes the v1 file call, which returns the URL of an invoice.
enum V1File {
    static func decode(_ message: V1Message) -> FindInvoiceURL.Request {
        FindInvoiceURL.Request(caller: message.caller, reference: message.orderReference())
    }

    static func encode(_ address: String) -> V1Reply {
        .message("200") { $0.element("DESCRIPTION", address) }
    }
}
