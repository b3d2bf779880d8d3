import Domain
import UseCases

/// The page on which a customer pays an order.
struct PayPage: Sendable {
    var frame: PageLayout
    let debt: OrderBalance
    /// What was typed, when the page is shown again.
    var typed: String?
    var problem: Problem?
    /// Whether the customer comes from paying.
    var hasJustPaid = false

    enum Problem: String, CaseIterable, Sendable {
        case noAmount
        case tooMuch
        /// Something else is due than the page had said.
        case changed
    }

    static let amountName = "amount"
    static let dueName = "due"

    /// Where the debt stands, which decides what is said.
    enum State: String, CaseIterable, Sendable {
        case notDueYet, due, overdue, notice, collection, held, refund, paid, credited
    }

    var state: State {
        let statement = debt.invoice.statement
        if statement.refundDue > .zero { return .refund }
        if statement.amountDue <= .zero { return debt.stage == .credited ? .credited : .paid }
        if debt.heldUntil != nil { return .held }
        if debt.isInCollection { return .collection }
        if debt.documents.contains(where: { $0.kind == .statutoryNotice }) { return .notice }
        if !debt.invoice.isSent { return .notDueYet }
        return debt.isOverdue ? .overdue : .due
    }
}

/// An amount as somebody types it: `50`, `50,00`, `€ 1.210,00`, `1,210.00` and `1 210,00 €`. The last comma or dot with
/// one or two digits behind it is the decimal sign, any other one parts thousands.
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
