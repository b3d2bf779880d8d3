package import Domain
package import Storage

/// Finds orders for the operator, newest first. Numbers and e-mail addresses are looked up; everything else is compared
/// with the newest orders, a bounded number of them, some at a time: requests are served meanwhile.
package struct SearchOrders: Sendable {
    package enum State: String, CaseIterable, Sendable {
        case placed, started
        case held = "on-hold"
        case collection, paid, credited
    }

    /// Everything that is given must fit.
    package struct Query: Sendable {
        package var username: String?
        package var state: State?
        /// The order's own number or its invoice number.
        package var number: String?
        /// A part of a person's or company's name, whatever its case.
        package var name: String?
        package var email: EmailAddress?
        package var postalCode: String?
        /// The order's total, or what is due of it.
        package var amount: Money?
        /// A text that fits when one of number, name, e-mail address, postal code, amount and state does.
        package var text: String?
        /// How many are found at most.
        package var limit = 20

        package init() {}
    }

    package struct Found: Sendable {
        package let username: String
        package let order: OrderRow
        package let placedAt: Instant
        /// Of the company or the person.
        package let name: String
        package let openAmount: Money
    }

    package struct Result: Sendable {
        package var orders: [Found] = []
        /// Whether older orders were not looked at, because enough was found or enough was looked at.
        package var isPartial = false
    }

    private let platform: Platform
    private let maxCompared: Int

    /// - Parameter maxCompared: orders that are read at most.
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

    /// What indexes find: by the numbers, or by the e-mail address.
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
        // Amounts beyond all bounds are what `naderhand audit` is for.
        guard let open = try? order.lifecycle.openAmount(ofTotal: order.total) else { return nil }
        return Found(
            username: entry.username, order: order, placedAt: entry.listed.placedAt,
            name: entry.listed.content?.customer.shownName ?? "", openAmount: open)
    }
}

extension OrderTable.Filter {
    /// The same conditions for an order that was found otherwise.
    fileprivate func fits(_ listed: OrderTable.Listed) -> Bool {
        let (order, life) = (listed.order, listed.order.lifecycle)
        return (merchantID == nil || order.merchantID == merchantID) && (stage == nil || life.stage == stage)
            && (isInCollection == nil || listed.isInCollection == isInCollection)
            && (isHeld == nil || (life.hold != nil) == isHeld)
            && (amount == nil || order.total == amount || life.amountDue == amount)
    }
}

extension Customer {
    /// `Bakkerij Jansen`, or `Anna Jansen`.
    fileprivate var shownName: String {
        company?.name.text
            ?? [person.firstName ?? person.initials, person.lastName].compactMap(\.self).joined(separator: " ")
    }
}
