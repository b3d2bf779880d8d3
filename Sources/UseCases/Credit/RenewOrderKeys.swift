package import Domain
import Storage

/// Recomputes the keys of stored orders from their content, once after each change of the normalised forms.
///
/// Resumes after an interrupted process; several processes may share the work.
package struct RenewOrderKeys: Sendable {
    /// Counts of a run.
    package struct Report: Hashable, Sendable {
        package var renewed = 0
        /// Orders with unreadable content, whose keys stay unchanged.
        package var unreadable: [Identifier] = []

        package init() {}
    }

    private let platform: Platform
    /// Number of orders in a transaction.
    private let batch: Int

    package init(_ platform: Platform, batch: Int = 200) {
        self.platform = platform
        self.batch = batch
    }

    /// Version of the normalised forms in `CustomerMatchKeys.swift`.
    private static let formVersion = 2

    /// Renews all orders; returns immediately when that is done already.
    /// - Throws: errors of the database; unreadable orders are reported
    package func callAsFunction() async throws -> Report {
        var report = Report()
        while try await !renewBatch(&report) {}
        return report
    }

    /// - Returns: true when the batch was the last one.
    /// - Throws: errors of the database
    package func renewBatch(_ report: inout Report) async throws -> Bool {
        let (batch, progress) = (batch, try await progress())
        guard !progress.isDone else { return true }
        let orders = try await platform.database.read {
            try OrderTable.contents(after: progress.last, limit: batch, in: $0)
        }
        // Hashed outside of the transaction, to keep it short.
        let renewed = orders.compactMap { order in
            (try? order.content.get()).map { (order.id, $0.customer.type, CustomerMatchKeys($0.customer)) }
        }
        let next = Progress(last: orders.last?.id ?? progress.last, isDone: orders.count < batch)
        let didStore = try await platform.database.write { transaction in
            // Another process may have renewed these orders.
            guard try Progress(in: transaction) == progress else { return false }
            for (id, type, keys) in renewed { try OrderTable.setKeys(keys, of: id, as: type, in: transaction) }
            try PlatformSetting.renewedOrderKeys.set(next.text, in: transaction)
            return true
        }
        guard didStore else { return false }
        report.renewed += renewed.count
        let readable = Set(renewed.map(\.0))
        report.unreadable += orders.map(\.id).filter { !readable.contains($0) }
        return next.isDone
    }

    private func progress() async throws -> Progress {
        try await platform.database.read { try Progress(in: $0) }
    }

    /// Progress as stored: `2 7319…` up to the order with that id, or `2 done`.
    private struct Progress: Hashable, Sendable {
        let last: Identifier?
        let isDone: Bool

        init(last: Identifier?, isDone: Bool) {
            self.last = last
            self.isDone = isDone
        }

        init(in transaction: any Transaction) throws {
            let parts = try PlatformSetting.renewedOrderKeys.value(in: transaction)?.split(separator: " ") ?? []
            let isCurrent = parts.count == 2 && parts[0] == "\(RenewOrderKeys.formVersion)"
            isDone = isCurrent && parts[1] == "done"
            last = isCurrent ? Int64(parts[1]).map { Identifier($0) } : nil
        }

        var text: String {
            let position = isDone ? "done" : last.map { "\($0.value)" } ?? "none"
            return "\(RenewOrderKeys.formVersion) \(position)"
        }
    }
}
