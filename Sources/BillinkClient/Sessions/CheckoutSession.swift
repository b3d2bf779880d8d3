public import Foundation

/// A session of the hosted checkout.
public struct CheckoutSession: Hashable, Sendable, Decodable {
    /// Identifier of the session. It gives access to the purchase, so do not log it.
    public let sessionID: String
    /// URL to which the customer's browser is sent.
    public let sessionURL: URL
    /// Invoice number that the order will have.
    public let invoice: String
    /// Time at which the session expires.
    public let expiresAt: Date?
    /// Opaque identifier of the customer on the platform.
    public let customerID: String?
    /// ``SessionRequest/customInvoiceID`` of the request, if one was sent.
    public let customInvoiceID: String?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        sessionID = try members.requiredText(.sessionID)
        sessionURL = try members.requiredValue(.sessionURL) { URL(string: $0) }
        invoice = try members.requiredText(.invoice)
        expiresAt = try members.value(.expiresAt, InstantText.moment)
        customerID = try members.nonEmptyText(.customerID)
        customInvoiceID = try members.nonEmptyText(.customInvoiceID)
    }

    private enum Member: String, CodingKey {
        case sessionID, sessionURL, invoice, expiresAt, customerID, customInvoiceID
    }
}
