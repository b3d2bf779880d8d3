package import Domain

/// Request of a shop that created a session, as the JSON text of `sessions.document`.
package struct StoredSessionRequest: Hashable, Sendable, Codable {
    /// Values of fields of check and order, by the use cases' field names.
    package var fields: [String: String]
    /// Values of fields of each order line.
    package var lines: [[String: String]]
    package var returnURLs: ReturnURLs
    /// VAT within the total, as the shop calculated it.
    package var taxAmount: Money?
    /// The shop's own invoice number.
    package var customInvoiceID: String?

    /// Names of the stored JSON members.
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
