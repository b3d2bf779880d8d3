package import Domain
package import Storage

/// Searches orders for the operator, newest first. Numbers and e-mail addresses use indexes; other conditions are
/// compared with a bounded number of the newest orders, in batches, so that requests are served in between.
package struct SearchOrders: Sendable {
    /// States by which orders are searched.
    package enum State: String, CaseIterable, Sendable {
        case placed, started
        case held = "on-hold"
        case collection, paid, credited
    }

    /// Conditions of a search, all of which must match.
    package struct Query: Sendable {
        package var username: String?
        package var state: State?
        /// Order number or invoice number.
        package var number: String?
        /// Part of a person's or company's name, ignoring case.
        package var name: String?
        package var email: EmailAddress?
        package var postalCode: String?
        /// Total or open amount of the order.
        package var amount: Money?
        /// Text that matches number, name, e-mail address, postal code, amount or state.
        package var text: String?
        /// Maximum number of results.
        package var limit = 20

        package init() {}
    }

    /// An order that matches the query.
    package struct Found: Sendable {
        package let username: String
        package let order: OrderRow
        package let placedAt: Instant
        /// Name of the company or person.
        package let name: String
        package let openAmount: Money
    }

    /// Results of a search.
    package struct Result: Sendable {
        package var orders: [Found] = []
        /// True when older orders were not compared, since a limit was reached.
        package var isPartial = false
    }

    private let platform: Platform
    private let maxCompared: Int

    /// - Parameter maxCompared: maximum number of orders read.
    package init(_ platform: Platform, maxCompared: Int = 200_000) {
        self.platform = platform
        self.maxCompared = maxCompared
    }

    private static let window = 2_000

    /// - Throws: `MerchantNotFound`
    package func callAsFunction(_ query: Query) async throws -> Result {
        let match = OrderMatch(query)
        let filter = try await filter(of: query)
        let exact = try await lookUp(query, filter, match)
        guard query.number == nil, query.email == nil else { return exact }
        var result = exact
        var end = Identifier(.max)
        var compared = 0
        while result.orders.count < query.limit {
            guard compared < maxCompared else {
                result.isPartial = true
                break
            }
            let position = end
            let page = try await platform.database.read { transaction -> Page? in
                try Self.page(filter, before: position, in: transaction)
            }
            guard let page else { break }
            let known = Set(exact.orders.map(\.order.id))
            result.orders += page.orders.filter { match.fits($0.listed) && !known.contains($0.listed.order.id) }
                .compactMap(Self.found)
            end = page.first
            compared += page.count
        }
        result.isPartial = result.isPartial || result.orders.count >= query.limit
        result.orders = Array(result.orders.prefix(query.limit))
        return result
    }

    private struct Entry: Sendable {
        let username: String
        let listed: OrderTable.Listed
    }

    private struct Page: Sendable {
        let orders: [Entry]
        let first: Identifier
        let count: Int
    }

    private func filter(of query: Query) async throws -> OrderTable.Filter {
        var filter = OrderTable.Filter()
        filter.amount = query.amount
        switch query.state {
        case .placed: filter.stage = .placed
        case .started: filter.stage = .started
        case .paid: filter.stage = .paid
        case .credited: filter.stage = .credited
        case .held: (filter.stage, filter.isHeld) = (.started, true)
        case .collection: (filter.stage, filter.isInCollection) = (.started, true)
        case nil: break
        }
        if let username = query.username {
            filter.merchantID = try await platform.database.read {
                try MerchantTable.require(username, in: $0).id
            }
        }
        return filter
    }

    /// Searches by index: number or e-mail address.
    private func lookUp(
        _ query: Query, _ filter: OrderTable.Filter, _ match: OrderMatch
    ) async throws -> Result {
        try await platform.database.read { transaction in
            var listed: [OrderTable.Listed] = []
            if let number = query.number ?? query.text {
                listed += try ShowOrder.find(number, of: query.username, in: transaction).compactMap {
                    try OrderTable.listed(id: $0.id, in: transaction)
                }
            }
            if query.number == nil, let email = query.email ?? query.text.flatMap(EmailAddress.init) {
                listed += try OrderTable.list(
                    filter, emailKey: .email(email), limit: max(query.limit + 1, 1_000), in: transaction)
            }
            let names = try Self.usernames(in: transaction)
            let found = listed.filter { match.fits($0) && filter.fits($0) }
                .map { Entry(username: names[$0.order.merchantID] ?? "", listed: $0) }
                .compactMap(Self.found)
            return Result(
                orders: Array(found.prefix(query.limit)), isPartial: found.count > query.limit)
        }
    }

    private static func page(
        _ filter: OrderTable.Filter, before end: Identifier, in transaction: any Transaction
    ) throws -> Page? {
        guard let window = try OrderTable.window(before: end, size: window, in: transaction) else { return nil }
        let names = try usernames(in: transaction)
        let listed = try OrderTable.list(filter, from: window.first, before: end, in: transaction)
        return Page(
            orders: listed.map { Entry(username: names[$0.order.merchantID] ?? "", listed: $0) },
            first: window.first, count: window.count)
    }

    private static func usernames(in transaction: any Transaction) throws -> [Identifier: String] {
        Dictionary(try MerchantTable.all(in: transaction).map { ($0.id, $0.username) }) { first, _ in first }
    }

    private static func found(_ entry: Entry) -> Found? {
        let order = entry.listed.order
        // Amounts out of range are reported by `naderhand audit`.
        guard let open = try? order.lifecycle.openAmount(ofTotal: order.total) else { return nil }
        return Found(
            username: entry.username, order: order, placedAt: entry.listed.placedAt,
            name: entry.listed.content?.customer.shownName ?? "", openAmount: open)
    }
}

extension OrderTable.Filter {
    /// True when the other conditions match an order found by index.
    fileprivate func fits(_ listed: OrderTable.Listed) -> Bool {
        let (order, life) = (listed.order, listed.order.lifecycle)
        return (merchantID == nil || order.merchantID == merchantID) && (stage == nil || life.stage == stage)
            && (isInCollection == nil || listed.isInCollection == isInCollection)
            && (isHeld == nil || (life.hold != nil) == isHeld)
            && (amount == nil || order.total == amount || life.amountDue == amount)
    }
}

extension Customer {
    /// Display name, for example `Bakkerij Jansen` or `Anna Jansen`.
    fileprivate var shownName: String {
        company?.name.text
            ?? [person.firstName ?? person.initials, person.lastName].compactMap(\.self).joined(separator: " ")
    }
}
