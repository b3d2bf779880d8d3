package import Domain
import Storage

/// Encodes the payload of a webhook. Payloads are a wire format, so the function is part of `Wire` and injected into
/// the platform.
package typealias WebhookEncoder = @Sendable (_ content: WebhookContent, _ dutchTime: DutchCalendar) -> String

/// The values of one webhook message, before they are encoded.
package struct WebhookContent: Hashable, Sendable {
    /// Order or session of a message.
    package enum Subject: Hashable, Sendable {
        case order(OrderNumbers)
        /// - Parameter transactionID: the session's opaque identifier.
        case session(SessionNumbers, transactionID: String)
    }

    /// Event name in the payload; for a session its status.
    package let event: String
    /// Time of the event by the platform's clock.
    package let occurredAt: Instant
    package let subject: Subject

    package init(event: String, occurredAt: Instant, subject: Subject) {
        self.event = event
        self.occurredAt = occurredAt
        self.subject = subject
    }

    /// Order number of the shop, for orders and sessions.
    package var number: String {
        switch subject {
        case .order(let order): order.number
        case .session(let session, _): session.number
        }
    }
}

extension WebhookContent.Subject {
    init(_ session: SessionNumbers, id: Identifier) {
        self = .session(session, transactionID: WebhookMessage.opaqueID(prefix: "tx", id: id))
    }

    /// Queries the numbers of an order or session.
    /// - Returns: a function that reads the result: `nil` when the order or session no longer exists.
    static func query(
        _ aggregate: OutboxTable.Aggregate, in transaction: any Transaction
    ) throws -> () throws -> WebhookContent.Subject? {
        let id = aggregate.id
        switch aggregate.kind {
        case .order:
            let answer = try OrderTable.queryNumbers(of: id, in: transaction)
            return { try answer.first().map(WebhookContent.Subject.order) }
        case .session:
            let answer = try SessionTable.queryNumbers(of: id, in: transaction)
            return { try answer.first().map { WebhookContent.Subject($0, id: id) } }
        }
    }
}

extension WebhookContent {
    /// Queries the content of a message.
    /// - Returns: a function that reads the result: `nil` when the order or session no longer exists.
    static func query(
        of message: OutboxTable.OutboxMessage, in transaction: any Transaction
    ) throws -> () throws -> WebhookContent? {
        let subject = try Subject.query(message.subject, in: transaction)
        return {
            try subject().map { WebhookContent(event: message.eventName, occurredAt: message.occurredAt, subject: $0) }
        }
    }
}
