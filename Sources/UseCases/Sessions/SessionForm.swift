package import Domain
import Storage

/// A session as a shop asks for it, field by field.
package struct SessionForm: Sendable {
    let lines: [[LineField: String]]
    let returnURLs: [ReturnURLs.Kind: ParsedField<ReturnURL>]
    let taxAmount: ParsedField<Money>
    let purchaseCountry: ParsedField<CountryCode>
    let customInvoiceID: ParsedField<String>
    /// The part that the session's checkout is made of, read here once: not in the transaction that judges it.
    let request: ShopRequest

    /// - Parameters:
    ///   - text: texts of the fields that checks and orders have too.
    ///   - returnURL: a URL as it was sent, not trimmed.
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

    /// Fields of the session's order that the platform fills in.
    private static let platformProvided: Set<FormField> = [.date, .checkUUID, .isDryRun, .ipAddress]

    /// The document that is stored; `nil` for a form without return URLs.
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

/// A place in a shop's request for a session that breaks a rule, and the reason.
package struct SessionProblem: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case username, clientID
        case field(FormField)
        /// Counted from 0.
        case line(Int, LineField)
        case lines
        case returnURL(ReturnURLs.Kind)
        case taxAmount, purchaseCountry, customInvoiceID
    }

    package let place: Place
    package let reason: Refusal.Reason
    /// Value that the message quotes: the order's number, the sum of the lines.
    package let detail: String?

    init(_ place: Place, _ reason: Refusal.Reason, _ detail: String? = nil) {
        self.place = place
        self.reason = reason
        self.detail = detail
    }
}
