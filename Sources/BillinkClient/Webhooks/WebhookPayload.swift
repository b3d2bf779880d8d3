public import Foundation

/// Payload of a webhook message.
public enum WebhookPayload: Hashable, Sendable {
    /// Event of an order.
    case order(OrderWebhook)
    /// Status change of a session.
    case session(SessionWebhook)

    /// Decodes the body of a message. Anyone can send an unsigned message: use it only as a reason to query the API.
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

/// Payload about an order.
public struct OrderWebhook: Hashable, Sendable, Decodable {
    /// Order number of the merchant.
    public let orderID: String
    /// Invoice number.
    public let invoiceNumber: String
    /// Invoice number without the platform's prefix.
    public let cleanInvoiceNumber: String
    /// Workflow number.
    public let workflowID: String
    /// Event of the order.
    public let event: OrderEvent
    /// Time of the event, to the second. The message has Amsterdam time without an offset; in the hour that is repeated
    /// in October the first one is assumed.
    public let timestamp: Date
    /// ``SessionRequest/customInvoiceID`` of the order's session, if one was sent.
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

/// Payload about a session.
public struct SessionWebhook: Hashable, Sendable, Decodable {
    /// Status of the session.
    public let status: SessionStatus
    /// Order number of the merchant.
    public let invoiceNumber: String
    /// Identifier of the session in messages, the same in all of them.
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
