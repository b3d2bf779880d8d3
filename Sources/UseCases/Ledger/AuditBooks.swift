import Domain
import Storage

/// Checks all stored orders, events and postings for consistency (docs/spec/platform.md).
package struct AuditBooks: Sendable {
    /// Counts and findings of an audit.
    package struct Report: Hashable, Sendable {
        package var orders = 0
        package var events = 0
        package var postings = 0
        /// Inconsistencies, one sentence each.
        package var findings: [String] = []
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Orders read in one transaction.
    private static let pageSize = 500

    /// Reads all orders, page by page, one transaction each.
    /// - Throws: errors of the database; unreadable rows become findings
    package func callAsFunction() async throws -> Report {
        var report = Report()
        var last: Identifier?
        repeat {
            let after = last
            let page = try await platform.database.read { try AuditPage(after: after, limit: Self.pageSize, in: $0) }
            report.orders += page.orders.count
            report.events += page.events.count
            report.postings += page.postings.count
            report.findings += page.findings(on: platform)
            last = page.last
        } while last != nil
        return report
    }
}

/// Consecutive orders and all rows that belong to them.
private struct AuditPage: Sendable {
    let orders: [(name: String?, row: AuditTable.Row<AuditTable.StoredOrder>)]
    let events: [AuditTable.Row<OrderEvent>]
    let postings: [AuditTable.Row<OrderRecord.Posting>]
    private let entries: [AuditTable.Row<OrderRecord.Entry>]
    /// Id of the last order of the page; `nil` after the last page.
    let last: Identifier?
    private let duplicates: [String]
    private let withoutTerms: [String]
    private let strayEntries: Int
    private let namelessRows: Int

    init(after id: Identifier?, limit: Int, in transaction: any Transaction) throws {
        orders = try AuditTable.orders(after: id, limit: limit, in: transaction)
        last = orders.count < limit ? nil : orders.last?.row.id
        // The range includes the ids between two pages, before the first and after the last one, to find rows without
        // an order.
        let first = Identifier(id.map { $0.value == .max ? .max : $0.value + 1 } ?? .min)
        let range = first...max(first, last ?? Identifier(.max))
        events = try AuditTable.events(ofOrders: range, in: transaction)
        postings = try AuditTable.postings(ofOrders: range, in: transaction)
        entries = try AuditTable.entries(ofOrders: range, in: transaction)
        duplicates = try OrderTable.duplicateInvoiceNumbers(in: range, in: transaction)
        withoutTerms = try WorkflowTable.ordersWithoutTerms(in: range, in: transaction)
        strayEntries = try LedgerTable.countOrphanedEntries(ofOrders: range, in: transaction)
        namelessRows = last == nil ? try AuditTable.countWithoutOrderID(in: transaction) : 0
    }

    func findings(on platform: Platform) -> [String] {
        var findings = duplicates.map { "Order \($0): its merchant has another one with this number." }
        findings += withoutTerms.map { "Order \($0): the version of its workflow does not exist." }
        if strayEntries > 0 { findings.append("\(strayEntries) entries belong to no posting.") }
        if namelessRows > 0 { findings.append("\(namelessRows) rows of events, postings or entries name no order.") }
        var parts = Parts(events: events, postings: postings, entries: entries)
        for (name, row) in orders {
            let own = row.id.flatMap { parts.take($0) } ?? Parts.Own()
            let name = name ?? "with id \(row.id?.value ?? 0)"
            findings += Self.findings(of: row, own, on: platform).map { "Order \(name): \($0)" }
        }
        return findings + parts.leftOver
    }

    private static func findings(
        of row: AuditTable.Row<AuditTable.StoredOrder>, _ own: Parts.Own, on platform: Platform
    ) -> [String] {
        let order: AuditTable.StoredOrder
        let content: OrderContent
        do {
            order = try row.value.get()
        } catch {
            return ["Its row cannot be read (\(reason(error)))."] + own.unreadable
        }
        do {
            content = try order.content()
        } catch {
            return ["Its document cannot be read (\(reason(error)))."] + own.unreadable
        }
        // A sum without the unreadable rows would be wrong.
        guard own.unreadable.isEmpty else { return own.unreadable }
        let record = OrderRecord(
            id: order.row.id, merchantID: order.row.merchantID,
            numbers: OrderRecord.Numbers(
                number: order.row.number, cleanNumber: order.cleanNumber, invoiceNumber: order.row.invoiceNumber,
                workflowNumber: order.row.workflowNumber),
            customerType: order.row.customerType, total: order.row.total, lifecycle: order.row.lifecycle,
            nextActionAt: order.nextActionAt, placedAt: order.placedAt, content: content, events: own.events,
            postings: own.postings, entries: own.entries)
        return record.findings(
            in: platform.dutchTime, clock: platform.environment == .sandbox ? .moved : .machine)
    }

    /// Cause of an unreadable row, as part of a sentence.
    fileprivate static func reason(_ error: any Error) -> String {
        switch error {
        case StorageError.unreadableRow(let what): what
        case DecodingError.dataCorrupted(let context), DecodingError.keyNotFound(_, let context),
            DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            path(context)
        default: "\(error)"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return path.isEmpty ? "no JSON of an order" : path.joined(separator: ".")
    }
}

/// Rows of the page, until each is assigned to its order.
private struct Parts {
    /// Rows of one order.
    struct Own {
        var events: [(id: Identifier, event: OrderEvent)] = []
        var postings: [OrderRecord.Posting] = []
        var entries: [OrderRecord.Entry] = []
        /// Sentences about unreadable rows.
        var unreadable: [String] = []
    }

    private var byOrder: [Identifier: Own] = [:]
    private var ofNoOrder: [String] = []

    init(
        events: [AuditTable.Row<OrderEvent>], postings: [AuditTable.Row<OrderRecord.Posting>],
        entries: [AuditTable.Row<OrderRecord.Entry>]
    ) {
        for row in events {
            add(row, "Event") { own, id, event in own.events.append((id, event)) }
        }
        for row in postings {
            add(row, "Posting") { own, _, posting in own.postings.append(posting) }
        }
        for row in entries {
            add(row, "An entry of posting") { own, _, entry in own.entries.append(entry) }
        }
    }

    private mutating func add<Value>(
        _ row: AuditTable.Row<Value>, _ name: String, to keep: (inout Own, Identifier, Value) -> Void
    ) {
        let name = "\(name) \(row.id.map { String($0.value) } ?? "without a number")"
        guard let order = row.orderID, let id = row.id else {
            return ofNoOrder.append("\(name) cannot be read (order_id).")
        }
        switch row.value {
        case .success(let value):
            keep(&byOrder[order, default: Own()], id, value)
        case .failure(let error):
            byOrder[order, default: Own()].unreadable.append("\(name) cannot be read (\(AuditPage.reason(error))).")
        }
    }

    mutating func take(_ order: Identifier) -> Own? {
        byOrder.removeValue(forKey: order)
    }

    /// Findings for rows whose order does not exist.
    var leftOver: [String] {
        ofNoOrder
            + byOrder.keys.sorted().map {
                "There are events or postings of an order \($0.value) that does not exist."
            }
    }
}
