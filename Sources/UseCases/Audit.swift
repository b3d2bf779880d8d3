import Domain
import Storage

/// Holds everything that is stored of orders and money against each other (`platform.md` 7).
package struct Audit: Sendable {
    package struct Report: Hashable, Sendable {
        package var orders = 0
        package var events = 0
        package var postings = 0
        /// What is wrong, each in a sentence.
        package var findings: [String] = []
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Orders that are looked at on one view of the store.
    private static let pageSize = 500

    package func callAsFunction() async throws -> Report {
        let platform = platform
        var report = Report()
        var last: Identifier?
        repeat {
            let after = last
            let page = try await platform.database.read { transaction in
                try Self.page(after: after, on: platform, in: transaction)
            }
            report.add(page.report)
            last = page.last
        } while last != nil
        return report
    }

    /// - Returns: the last order that was looked at; none when there are no more.
    private static func page(
        after id: Identifier?, on platform: Platform, in transaction: any Transaction
    ) throws -> (report: Report, last: Identifier?) {
        let orders = try OrderTable.page(after: id, limit: pageSize, in: transaction)
        let isLast = orders.count < pageSize
        // What belongs to no order lies between two pages, or before the first and behind the last.
        let first = Identifier(id.map { $0.value.addingSaturated(1) } ?? .min)
        let last = isLast ? Identifier(.max) : orders.last?.order.id ?? Identifier(.max)
        let range = first...max(first, last)
        let events = try OrderEventTable.all(ofOrders: range, in: transaction)
        let postings = try LedgerTable.postings(ofOrders: range, in: transaction)
        var report = Report(orders: orders.count, events: events.count, postings: postings.count)
        report.findings = try doubles(range, in: transaction) + strays(range, in: transaction)

        var eventsByOrder = Dictionary(grouping: events, by: \.orderID)
        var postingsByOrder = Dictionary(grouping: postings, by: \.orderID)
        for (order, wakesAt) in orders {
            let books = OrderBooks(
                total: order.total, lifecycle: order.lifecycle, wakesAt: wakesAt,
                events: (eventsByOrder.removeValue(forKey: order.id) ?? []).map { ($0.id, $0.event) },
                postings: postingsByOrder.removeValue(forKey: order.id) ?? [])
            report.findings += books.findings(in: platform.dutchTime).map {
                "Order \(order.invoiceNumber.text): \($0)"
            }
        }
        for id in Set(eventsByOrder.keys).union(postingsByOrder.keys).sorted() {
            report.findings.append("There are events or postings of an order \(id.value) that does not exist.")
        }
        return (report, isLast ? nil : last)
    }

    private static func doubles(
        _ range: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [String] {
        try OrderTable.doubles(in: range, in: transaction).map {
            "Order \($0): its merchant has another one with this number."
        }
    }

    private static func strays(
        _ range: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [String] {
        let count = try LedgerTable.countStrayEntries(ofOrders: range, in: transaction)
        return count == 0 ? [] : ["\(count) entries belong to no posting."]
    }
}

extension Audit.Report {
    fileprivate mutating func add(_ page: Audit.Report) {
        orders += page.orders
        events += page.events
        postings += page.postings
        findings += page.findings
    }
}
