import Domain
import UseCases

/// A request about a checkout session: one object. The create call has the credentials in `client`.
struct V2SessionMessage {
    let caller: Caller
    private let root: JSONValue

    /// - Throws: `.unreadableMessage`
    init(_ bytes: [UInt8], for call: V2SessionCall) throws(Refusal) {
        root = try JSONReader.readObject(bytes)
        caller = Caller(in: call == .create ? root["client"] : root)
    }

    /// Session of a status call, by its id or, for older clients, by the invoice number.
    var sessionName: GetSessionStatus.SessionReference? {
        if let id = root["sessionID"]?.text { return .token(SessionToken(id)) }
        return root["billinkInvoiceNumber"]?.text.map { .invoiceNumber($0) }
    }

    func form() -> SessionForm {
        let transaction = root["transaction"]
        let returnURL = root["client"]?["returnURL"]
        return SessionForm(
            text,
            lines: (transaction?["orderItems"]?.elements ?? []).map { item in
                { field in field.jsonNames.lazy.compactMap { item[$0]?.text }.first }
            },
            returnURL: { Self.verbatim(returnURL?[$0.jsonName]) },
            taxAmount: transaction?["totalTaxAmount"]?.text, purchaseCountry: transaction?["purchaseCountry"]?.text,
            customInvoiceID: transaction?["customInvoiceID"]?.text)
    }

    private func text(_ field: FormField) -> String? {
        guard let path = field.sessionPath else { return nil }
        return path.split(separator: ".").reduce(Optional(root)) { $0?[String($1)] }?.text
    }

    /// A string byte for byte; for another type the text of the value.
    private static func verbatim(_ value: JSONValue?) -> String? {
        guard case .string(let text) = value else { return value?.text }
        return text
    }
}

extension ReturnURLs.Kind {
    var jsonName: String { "\(rawValue)URL" }
}

extension FormField {
    /// Path of the field in a request for a session (docs/spec/wire-v2.md); `nil` if sessions do not have it.
    package var sessionPath: String? {
        switch self {
        case .workflowNumber: "client.workflowNumber"
        case .amount: "transaction.totalAmount"
        case .currency: "transaction.purchaseCurrency"
        case .orderNumber, .additionalText, .debtorNumber, .trackAndTrace, .bankAccount, .accountHolder, .mandateID,
            .mandateType, .vatReason, .vatReasonText:
            jsonNames.first.map { "transaction.\($0)" }
        case .vatNumber: "customer.vatNumber"
        case .date, .checkUUID, .checkType, .isDryRun, .ipAddress, .merchantInvoiceNumber, .variable1, .variable2,
            .variable3, .deliveryDate:
            nil
        default: jsonNames.first
        }
    }
}
