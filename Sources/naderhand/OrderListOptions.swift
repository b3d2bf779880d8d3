import ArgumentParser
import Domain
import Storage
import UseCases

/// Options of order list and order search, and the output of both.
struct OrderListOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only orders of this merchant.", valueName: "username"))
    var merchant: String?

    @Option(
        help: ArgumentHelp(
            "Only orders in this state: \(SearchOrders.State.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "state"))
    var state: String?

    @Option(help: "Maximum number of orders, newest first; at most 1000.")
    var limit = 20

    /// Former name of `--limit`.
    @Option(name: .customLong("last"), help: .hidden)
    var formerLimit: Int?

    /// - Throws: `CommandFailure` for invalid options.
    func query() throws -> SearchOrders.Query {
        var query = SearchOrders.Query()
        query.username = merchant
        query.state = try state.map { text in
            guard let state = SearchOrders.State(rawValue: text.lowercased()) else {
                let names = SearchOrders.State.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure.usage("Unknown state \(text): choose \(names).")
            }
            return state
        }
        query.limit = formerLimit ?? limit
        guard (1...1_000).contains(query.limit) else {
            throw CommandFailure.usage("--limit must be from 1 to 1000.")
        }
        return query
    }

    func run(_ query: SearchOrders.Query, on options: PlatformOptions, _ output: OutputOptions) async throws {
        let (result, dutchTime) = try await options.run(about: merchant) { platform in
            (try await SearchOrders(platform)(query), platform.dutchTime)
        }
        let shown = OrderListOutput(result, in: dutchTime)
        try output.show(shown) { shown.lines(for: $0, dates: result.orders.map { $0.date(in: dutchTime) }) }
    }
}

/// Output of the orders that were found.
struct OrderListOutput: Encodable {
    struct Row: Encodable {
        let number: String
        let invoiceNumber: String
        let merchant: String
        let name: String
        let placedAt: String
        let amount: String
        let openAmount: String
        let state: String
        let step: String?
    }

    let orders: [Row]
    /// `true` if there may be more, older orders.
    let isPartial: Bool

    init(_ result: SearchOrders.Result, in dutchTime: DutchCalendar) {
        isPartial = result.isPartial
        orders = result.orders.map { found in
            let life = found.order.lifecycle
            return Row(
                number: found.order.number, invoiceNumber: found.order.invoiceNumber.text, merchant: found.username,
                name: found.name, placedAt: found.placedAt.json(in: dutchTime), amount: "\(found.order.total)",
                openAmount: "\(found.openAmount)", state: life.hold == nil ? life.stage.rawValue : "on-hold",
                step: found.order.stepName)
        }
    }

    func lines(for terminal: Terminal, dates: [String]) -> [String] {
        guard !orders.isEmpty else {
            return [
                isPartial ? "Not found among the newest orders: search by number or email address." : "No orders found."
            ]
        }
        let rows = zip(orders, dates).map { order, date in
            let state = order.state == "started" ? order.step ?? order.state : order.state
            return [order.number, order.merchant, date, order.amount, order.openAmount, state, order.name]
                .map { Span($0) }
        }
        let header = ["NUMBER", "MERCHANT", "PLACED", "AMOUNT", "OPEN", "STATE", "NAME"]
        let more =
            isPartial ? [terminal.line([Span("There may be older orders: show more with --limit.", .quiet)])] : []
        return TextTable(header: header, rows: rows).lines(for: terminal) + more
    }
}

extension SearchOrders.Found {
    fileprivate func date(in dutchTime: DutchCalendar) -> String {
        dutchTime.date(at: placedAt).dayMonthYear
    }
}
