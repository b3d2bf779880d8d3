package import Domain

/// What a shop sent when it created a session, as the JSON text in `sessions.document`.
package struct StoredSessionRequest: Hashable, Sendable, Codable {
    /// What was said in the fields of check and order, by the names that the use cases give them.
    package var fields: [String: String]
    /// The same for each line of the order.
    package var lines: [[String: String]]
    package var returnURLs: ReturnURLs
    /// The VAT within the total, as the shop reckons it.
    package var taxAmount: Money?
    /// The shop's own number for the invoice.
    package var customInvoiceID: String?

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case fields = "fields", lines = "lines", returnURLs = "returnURLs", taxAmount = "taxAmount"
        case customInvoiceID = "customInvoiceID"
    }

    package init(
        fields: [String: String], lines: [[String: String]], returnURLs: ReturnURLs, taxAmount: Money?,
        customInvoiceID: String?
    ) {
        self.fields = fields
        self.lines = lines
        self.returnURLs = returnURLs
        self.taxAmount = taxAmount
        self.customInvoiceID = customInvoiceID
    }
}
