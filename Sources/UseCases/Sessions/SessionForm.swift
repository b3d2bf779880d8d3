package import Domain
import Storage

/// A shop's request for a session, field by field.
package struct SessionForm: Sendable {
    let lines: [[LineField: String]]
    let returnURLs: [ReturnURLs.Kind: ParsedField<ReturnURL>]
    let taxAmount: ParsedField<Money>
    let purchaseCountry: ParsedField<CountryCode>
    let customInvoiceID: ParsedField<String>
    /// Fields for the session's checkout, parsed before the transaction that validates them.
    let request: ShopRequest

    /// - Parameters:
    ///   - text: texts of the fields shared with checks and orders.
    ///   - returnURL: URL as submitted, not trimmed.
    package init(
        _ text: FieldReader, lines: [(LineField) -> String?], returnURL: (ReturnURLs.Kind) -> String?,
        taxAmount: String?, purchaseCountry: String?, customInvoiceID: String?
    ) {
        var fields: [FormField: String] = [:]
        for field in FormField.allCases where !Self.platformProvided.contains(field) { fields[field] = text(field) }
        self.lines = lines.map { text in
            Dictionary(uniqueKeysWithValues: LineField.allCases.compactMap { field in text(field).map { (field, $0) } })
        }
        returnURLs = Dictionary(
            uniqueKeysWithValues: ReturnURLs.Kind.allCases.map { ($0, ParsedField(returnURL($0), ReturnURL.init)) })
        self.taxAmount = ParsedField(taxAmount) { Money($0) }
        self.purchaseCountry = ParsedField(purchaseCountry, CountryCode.init)
        self.customInvoiceID = ParsedField(customInvoiceID, FreeText.singleLine(maxLength: FieldLimits.customInvoiceID))
        request = ShopRequest(fields: fields, lines: self.lines, taxAmount: self.taxAmount.value)
    }

    var fields: [FormField: String] { request.fields }

    /// Fields of the session's order that the platform provides.
    private static let platformProvided: Set<FormField> = [.date, .checkUUID, .isDryRun, .ipAddress]

    /// Document to store; `nil` for a form without return URLs.
    var document: StoredSessionRequest? {
        guard let success = returnURLs[.success]?.value, let fail = returnURLs[.fail]?.value else { return nil }
        return StoredSessionRequest(
            fields: Dictionary(uniqueKeysWithValues: fields.map { ($0.key.storedName, $0.value) }),
            lines: lines.map { line in Dictionary(uniqueKeysWithValues: line.map { ($0.key.storedName, $0.value) }) },
            returnURLs: ReturnURLs(
                success: success, fail: fail, back: returnURLs[.back]?.value, cancel: returnURLs[.cancel]?.value),
            taxAmount: taxAmount.value, customInvoiceID: customInvoiceID.value)
    }
}

/// Place in a shop's request for a session that breaks a rule, with the reason.
package struct SessionProblem: Hashable, Sendable {
    /// Field, line or credential with a problem.
    package enum Place: Hashable, Sendable {
        case username, clientID
        case field(FormField)
        /// Index from 0.
        case line(Int, LineField)
        case lines
        case returnURL(ReturnURLs.Kind)
        case taxAmount, purchaseCountry, customInvoiceID
    }

    package let place: Place
    package let reason: Refusal.Reason
    /// Value quoted by the message: the order number or the sum of the lines.
    package let detail: String?

    init(_ place: Place, _ reason: Refusal.Reason, _ detail: String? = nil) {
        self.place = place
        self.reason = reason
        self.detail = detail
    }
}
