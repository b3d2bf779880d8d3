import Domain
import UseCases

/// Page on which a customer pays an order.
struct PayPage: Sendable {
    var frame: PageLayout
    let balance: OrderBalance
    /// The amount as typed, when the page is shown again.
    var typed: String?
    var problem: Problem?
    /// True after a payment that the customer has just made.
    var hasJustPaid = false

    enum Problem: String, CaseIterable, Sendable {
        case noAmount
        case tooMuch
        /// The amount due differs from the one that the page showed.
        case changed
    }

    static let amountName = "amount"
    static let dueName = "due"

    /// State of the balance, which determines the page's texts.
    enum State: String, CaseIterable, Sendable {
        case notDueYet, due, overdue, notice, collection, held, refund, paid, credited
    }

    var state: State {
        let statement = balance.invoice.statement
        if statement.refundDue > .zero { return .refund }
        if statement.amountDue <= .zero { return balance.stage == .credited ? .credited : .paid }
        if balance.heldUntil != nil { return .held }
        if balance.isInCollection { return .collection }
        if balance.documents.contains(where: { $0.kind == .statutoryNotice }) { return .notice }
        if !balance.invoice.isSent { return .notDueYet }
        return balance.isOverdue ? .overdue : .due
    }
}

/// An amount as typed: `50`, `50,00`, `€ 1.210,00`, `1,210.00` or `1 210,00 €`. The last comma or dot is the decimal
/// separator if one or two digits follow it; the others separate thousands.
struct AmountInput {
    let money: Money

    init?(_ text: String) {
        let signs = text.filter { !$0.isWhitespace && $0 != "€" }
        guard signs.utf8.count <= 20, signs.utf8.allSatisfy({ $0.isASCIIDigit || Self.marks.contains($0) }) else {
            return nil
        }
        let parts = signs.split(omittingEmptySubsequences: false) { ",.".contains($0) }
        guard parts.allSatisfy({ !$0.isEmpty }), let last = parts.last else { return nil }
        let hasCents = parts.count > 1 && last.count <= 2
        let euros = (hasCents ? parts.dropLast() : parts[...]).joined()
        guard let money = Money(hasCents ? "\(euros).\(last)" : euros) else { return nil }
        self.money = money
    }

    private static let marks = Array(",.".utf8)
}
