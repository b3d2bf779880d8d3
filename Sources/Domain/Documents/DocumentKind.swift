/// Kinds of documents sent to customers about an order.
package enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case invoice = "invoice"
    /// Any reminder: the first, the second and further ones.
    case reminder = "reminder"
    /// Letter without which a consumer may not be charged collection costs (art. 6:96(6) BW).
    case statutoryNotice = "statutory_notice"
    /// Letter that says that the collector has taken over the claim, and the costs of that.
    case collectionNotice = "collection_notice"
    case creditNote = "credit_note"
}

extension DocumentKind {
    /// Document sent by a step; `nil` for an action that sends none.
    package init?(sentBy action: WorkflowStep.Action) {
        switch action {
        case .wait: return nil
        case .sendInvoice: self = .invoice
        case .sendReminder: self = .reminder
        case .sendStatutoryNotice: self = .statutoryNotice
        case .handOverToCollector: self = .collectionNotice
        }
    }

    /// Letter of the kind within a document number.
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

/// Number of a document. An invoice has that of its order. Any other document has the invoice's, a slash (which no
/// invoice number contains), the letter of its kind and its ordinal: `1TSTA-1/R2` is the second reminder.
package struct DocumentNumber: Hashable, Sendable {
    package let text: String

    /// - Parameter ordinal: position among the documents of its kind for this order, from 1.
    package init(_ kind: DocumentKind, _ ordinal: Int, of invoice: InvoiceNumber) {
        text = kind == .invoice ? invoice.text : "\(invoice.text)/\(kind.letter)\(ordinal)"
    }

    /// The number without characters that are not allowed in a file name.
    package var fileName: String { String(text.map { $0 == "/" ? "-" : $0 }) }
}
