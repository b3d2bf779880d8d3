import Domain
import Storage
import UseCases
import Wire

/// JSON output of a webhook message.
struct WebhookOutput: Encodable {
    struct Attempt: Encodable {
        let at: String
        let milliseconds: Int
        /// HTTP status; absent without a response.
        let status: Int?
        let answer: String
    }

    let id: Int64
    let deliveryId: String
    let at: String
    let event: String
    let subject: String
    /// Order number of the order or session.
    let number: String?
    let isDelivered: Bool?
    let nextAttemptAt: String?
    let lastStatus: Int?
    /// Payload as it was sent, or would be sent.
    let payload: String?
    let attempts: [Attempt]?

    init(_ entry: WebhookLog.Entry, attempts: [DeliveryAttempt]? = nil, in dutchTime: DutchCalendar) {
        let message = entry.message
        id = message.id.value
        deliveryId = entry.deliveryID
        at = message.occurredAt.json(in: dutchTime)
        event = message.eventName
        subject = message.subject.kind.rawValue
        number = entry.number
        isDelivered = message.isDelivered
        nextAttemptAt = entry.nextAttemptAt?.json(in: dutchTime)
        lastStatus = entry.lastStatus
        payload = entry.payload
        self.attempts = attempts?.map { attempt in
            Attempt(
                at: attempt.startedAt.json(in: dutchTime), milliseconds: attempt.durationMilliseconds,
                status: attempt.status,
                answer: attempt.responseExcerpt)
        }
    }
}

/// Prints webhook messages.
struct WebhookPrinter {
    let dutchTime: DutchCalendar

    func table(_ entries: [WebhookLog.Entry]) -> TextTable {
        TextTable(
            header: ["ID", "WHEN", "EVENT", "ORDER", "STATUS", "STATE"],
            rows: entries.map { entry in
                [
                    Span("\(entry.message.id.value)"), Span(entry.message.occurredAt.toSecond(in: dutchTime)),
                    Span(entry.message.eventName),
                    Span(entry.number ?? "–"), entry.message.attemptCount == 0 ? "–" : status(entry.lastStatus),
                    state(of: entry),
                ]
            })
    }

    /// Formats a message on one line.
    func line(_ entry: WebhookLog.Entry) -> String {
        let message = entry.message
        let time = message.occurredAt.toSecond(in: dutchTime)
        return "\(message.id.value)  \(time)  \(message.eventName)  \(entry.number ?? "–")  \(state(of: entry).text)"
    }

    func status(_ status: Int?) -> Span {
        guard let status else { return Span("no response", .bad) }
        return Span("HTTP \(status)", (200...299).contains(status) ? .good : .bad)
    }

    private func state(of entry: WebhookLog.Entry) -> Span {
        let message = entry.message
        return switch (message.isDelivered, entry.nextAttemptAt) {
        case (true?, _): Span("delivered", .good)
        case (_, let next?):
            message.attemptCount == 0 ? "queued" : Span("next attempt at \(next.toSecond(in: dutchTime))", .warning)
        case (false?, nil): Span("failed after \(message.attemptCount) attempts", .bad)
        case (nil, nil): Span("no webhook", .quiet)
        }
    }
}
