public import Foundation

/// What a webhook was told.
public enum WebhookPayload: Hashable, Sendable {
    /// Something happened to an order.
    case order(OrderWebhook)
    /// Something became of a session.
    case session(SessionWebhook)

    /// Reads the body of a message. Of one whose signature was not verified anybody may be the author: take it as a
    /// hint to ask the API.
    /// - Throws: ``WebhookRejection/unreadablePayload``
    public init(body: some Sequence<UInt8>) throws(WebhookRejection) {
        do {
            self = try JSONDecoder().decode(WebhookPayload.self, from: Data(body))
        } catch {
            throw .unreadablePayload
        }
    }
}

extension WebhookPayload: Decodable {
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        self = members.contains(.event) ? .order(try OrderWebhook(from: decoder)) : .session(try .init(from: decoder))
    }

    private enum Member: CodingKey { case event }
}

/// Something that happened to an order.
public struct OrderWebhook: Hashable, Sendable, Decodable {
    /// The shop's order number.
    public let orderID: String
    /// The invoice number.
    public let invoiceNumber: String
    /// The invoice number without what the platform put in front.
    public let cleanInvoiceNumber: String
    /// Under which terms.
    public let workflowID: String
    /// What happened.
    public let event: OrderEvent
    /// When it happened, to the second. On the wire it stands in Amsterdam time without its offset; in the hour that
    /// comes twice in October it is taken for the first.
    public let timestamp: Date
    /// The shop's own number, where the order's session had one.
    public let customInvoiceID: String?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        orderID = try members.requiredText(.orderID)
        invoiceNumber = try members.requiredText(.invoiceNumber)
        cleanInvoiceNumber = try members.requiredText(.cleanInvoiceNumber)
        workflowID = try members.requiredText(.workflowID)
        event = OrderEvent(name: try members.requiredText(.event))
        timestamp = try members.requiredValue(.timestamp, AmsterdamTime.moment)
        customInvoiceID = try members.nonEmptyText(.customInvoiceID)
    }

    private enum Member: String, CodingKey {
        case event, timestamp
        case orderID = "order_id"
        case invoiceNumber = "invoice_number"
        case cleanInvoiceNumber = "invoice_number_clean"
        case workflowID = "workflow_id"
        case customInvoiceID = "custom_invoice_id"
    }
}

/// Something that became of a session.
public struct SessionWebhook: Hashable, Sendable, Decodable {
    /// What became of it.
    public let status: SessionStatus
    /// The order number that the shop gave.
    public let invoiceNumber: String
    /// What the session is known by in messages; the same in all of them.
    public let transactionID: String
    /// The invoice number: ``CheckoutSession/invoice``.
    public let billinkInvoiceNumber: String

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        status = SessionStatus(name: try members.requiredText(.status))
        invoiceNumber = try members.requiredText(.invoiceNumber)
        transactionID = try members.requiredText(.transactionID)
        billinkInvoiceNumber = try members.requiredText(.billinkInvoiceNumber)
    }

    private enum Member: String, CodingKey {
        case status, invoiceNumber, billinkInvoiceNumber
        case transactionID = "transactionId"
    }
}
