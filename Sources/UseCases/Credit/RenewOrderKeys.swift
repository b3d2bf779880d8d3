package import Domain
import Storage

/// Makes the keys of stored orders anew from their content, once, after the forms they are made of have changed.
///
/// Goes on where a process that was killed had come to, and lets several processes share the work.
package struct RenewOrderKeys: Sendable {
    package struct Report: Hashable, Sendable {
        package var renewed = 0
        /// Orders whose content cannot be read; they keep the keys they have.
        package var unreadable: [Identifier] = []

        package init() {}
    }

    private let platform: Platform
    /// Orders in one transaction.
    private let batch: Int

    package init(_ platform: Platform, batch: Int = 200) {
        self.platform = platform
        self.batch = batch
    }

    /// The version of the forms in `Recognition.swift`.
    private static let formVersion = 2

    /// Returns at once when every order has been seen to.
    package func callAsFunction() async throws -> Report {
        var report = Report()
        while try await !renewBatch(&report) {}
        return report
    }

    /// - Returns: whether that was the last one.
    package func renewBatch(_ report: inout Report) async throws -> Bool {
        let (batch, progress) = (batch, try await progress())
        guard !progress.isDone else { return true }
        let orders = try await platform.database.read {
            try OrderTable.contents(after: progress.last, limit: batch, in: $0)
        }
        // Hashed here: the writer's transaction does as little as it can.
        let renewed = orders.compactMap { order in
            (try? order.content.get()).map { (order.id, $0.customer.type, CustomerMatchKeys($0.customer)) }
        }
        let next = Progress(last: orders.last?.id ?? progress.last, isDone: orders.count < batch)
        let isOurs = try await platform.database.write { transaction in
            // Another process may have done these orders meanwhile.
            guard try Progress(in: transaction) == progress else { return false }
            for (id, type, keys) in renewed { try OrderTable.setKeys(keys, of: id, as: type, in: transaction) }
            try PlatformSetting.renewedOrderKeys.set(next.text, in: transaction)
            return true
        }
        guard isOurs else { return false }
        report.renewed += renewed.count
        let readable = Set(renewed.map(\.0))
        report.unreadable += orders.map(\.id).filter { !readable.contains($0) }
        return next.isDone
    }

    private func progress() async throws -> Progress {
        try await platform.database.read { try Progress(in: $0) }
    }

    /// `2 7319…` up to the order with that id, `2 done`.
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
