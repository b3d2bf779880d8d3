import Domain
import Storage

/// A query prepared for comparison with orders.
struct OrderMatch: Sendable {
    private let query: SearchOrders.Query
    private let name: String?
    private let postalCode: String?

    init(_ query: SearchOrders.Query) {
        self.query = query
        name = query.name.map(NormalizedName.form)
        postalCode = query.postalCode.map(Self.compact)
    }

    func fits(_ listed: OrderTable.Listed) -> Bool {
        let customer = listed.content?.customer
        if let name {
            guard let customer, names(of: customer).contains(where: { $0.contains(name) }) else { return false }
        }
        if let postalCode {
            guard let customer, Self.compact(customer.address.postalCode.text) == postalCode else { return false }
        }
        if let email = query.email {
            guard customer?.email.matchForm == email.matchForm else { return false }
        }
        guard let text = query.text else { return true }
        return SearchOrders.State(rawValue: text.lowercased())?.fits(listed) == true
            || fits(text, listed.order, customer)
    }

    private func fits(_ text: String, _ order: OrderRow, _ customer: Customer?) -> Bool {
        if order.number == text || order.invoiceNumber.text == text { return true }
        if let amount = Money(text), amount == order.total || amount == order.lifecycle.amountDue { return true }
        guard let customer else { return false }
        if let email = EmailAddress(text) { return customer.email.matchForm == email.matchForm }
        let form = NormalizedName.form(of: text)
        return Self.compact(customer.address.postalCode.text) == Self.compact(text)
            || !form.isEmpty && names(of: customer).contains { $0.contains(form) }
    }

    private func names(of customer: Customer) -> [String] {
        let person = customer.person
        let parts = [person.firstName ?? person.initials, person.lastName].compactMap(\.self).joined(separator: " ")
        return [parts, customer.company?.name.text].compactMap(\.self).map(NormalizedName.form)
    }

    private static func compact(_ text: String) -> String {
        text.uppercased().filter { !$0.isWhitespace }
    }
}

extension SearchOrders.State {
    /// True for an order in this state.
    fileprivate func fits(_ listed: OrderTable.Listed) -> Bool {
        let life = listed.order.lifecycle
        return switch self {
        case .placed: life.stage == .placed
        case .started: life.stage == .started
        case .held: life.stage == .started && life.hold != nil
        case .collection: life.stage == .started && listed.isInCollection
        case .paid: life.stage == .paid
        case .credited: life.stage == .credited
        }
    }
}
