/// What the platform writes to a customer about an order.
package enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case invoice = "invoice"
    /// The first reminder, the second one, and any further ones.
    case reminder = "reminder"
    /// The letter without which a consumer may not be charged collection costs (art. 6:96 lid 6 BW).
    case statutoryNotice = "statutory_notice"
    /// Says that the collector has the claim now, and what that costs.
    case collectionNotice = "collection_notice"
    case creditNote = "credit_note"
}

extension DocumentKind {
    /// What doing a step sends.
    package init?(sentBy action: WorkflowStep.Action) {
        switch action {
        case .wait: return nil
        case .sendInvoice: self = .invoice
        case .sendReminder: self = .reminder
        case .sendStatutoryNotice: self = .statutoryNotice
        case .handOverToCollector: self = .collectionNotice
        }
    }

    /// Tells the kinds apart in their numbers.
    fileprivate var letter: String {
        switch self {
        case .invoice: ""
        case .reminder: "R"
        case .statutoryNotice: "N"
        case .collectionNotice: "D"
        case .creditNote: "C"
        }
    }
}

/// The number of a document. An invoice has that of its order, everything that follows the invoice's and one of its own
/// behind a slash, which no invoice number has: `1TSTA-1/R2` is the second reminder.
package struct DocumentNumber: Hashable, Sendable {
    package let text: String

    /// - Parameter ordinal: 1 for the first of its kind for this order.
    package init(_ kind: DocumentKind, _ ordinal: Int, of invoice: InvoiceNumber) {
        text = kind == .invoice ? invoice.text : "\(invoice.text)/\(kind.letter)\(ordinal)"
    }

    /// Without what a file's name may not have.
    package var fileName: String { String(text.map { $0 == "/" ? "-" : $0 }) }
}
