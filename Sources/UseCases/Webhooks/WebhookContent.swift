package import Domain
import Storage

/// Encodes the payload of a webhook. Payloads are a wire format, so `Wire` has the function and a platform is built
/// with it.
package typealias WebhookEncoder = @Sendable (_ content: WebhookContent, _ dutchTime: DutchCalendar) -> String

/// The values of one webhook message, before they are encoded.
package enum WebhookContent: Hashable, Sendable {
    case order(Order)
    case session(Session)

    package struct Order: Hashable, Sendable {
        /// The event's name in payloads.
        package let event: String
        /// By the platform's clock.
        package let occurredAt: Instant
        package let number: String
        package let cleanNumber: String
        package let invoiceNumber: String
        package let workflowNumber: Int
        /// Of the session in which the order was placed.
        package let customInvoiceID: String?

        package init(
            event: String, occurredAt: Instant, number: String, cleanNumber: String, invoiceNumber: String,
            workflowNumber: Int, customInvoiceID: String?
        ) {
            self.event = event
            self.occurredAt = occurredAt
            self.number = number
            self.cleanNumber = cleanNumber
            self.invoiceNumber = invoiceNumber
            self.workflowNumber = workflowNumber
            self.customInvoiceID = customInvoiceID
        }
    }

    package struct Session: Hashable, Sendable {
        /// The session's status: its event's name in payloads.
        package let event: String
        /// The shop's own number of the order.
        package let number: String
        /// Opaque identifier of the session.
        package let transactionID: String
        package let invoiceNumber: String

        package init(event: String, number: String, transactionID: String, invoiceNumber: String) {
            self.event = event
            self.number = number
            self.transactionID = transactionID
            self.invoiceNumber = invoiceNumber
        }
    }

    /// The shop's own number of the order, which a session has too.
    package var number: String {
        switch self {
        case .order(let order): order.number
        case .session(let session): session.number
        }
    }
}

extension WebhookContent {
    init(_ message: OutboxTable.OutboxMessage, about order: OrderTable.Numbers) {
        self = .order(
            Order(
                event: message.eventName, occurredAt: message.at, number: order.number, cleanNumber: order.cleanNumber,
                invoiceNumber: order.invoiceNumber, workflowNumber: order.workflowNumber,
                customInvoiceID: order.customInvoiceID))
    }

    init(_ message: OutboxTable.OutboxMessage, about session: SessionTable.Numbers) {
        self.init(session: message.subject.id, event: message.eventName, session)
    }

    init(session id: Identifier, event: String, _ session: SessionTable.Numbers) {
        self = .session(
            Session(
                event: event, number: session.number,
                transactionID: WebhookMessage.opaqueID(prefix: "tx", id: id), invoiceNumber: session.invoiceNumber))
    }

    /// Queries the content of a message.
    /// - Returns: a function that reads the answer: `nil` when the order or session no longer exists.
    static func query(
        of message: OutboxTable.OutboxMessage, in transaction: any Transaction
    ) throws -> () throws -> WebhookContent? {
        switch message.subject.kind {
        case .order:
            let answer = try OrderTable.askNumbers(of: message.subject.id, in: transaction)
            return { try answer.first().map { WebhookContent(message, about: $0) } }
        case .session:
            let answer = try SessionTable.askNumbers(of: message.subject.id, in: transaction)
            return { try answer.first().map { WebhookContent(message, about: $0) } }
        }
    }
}
