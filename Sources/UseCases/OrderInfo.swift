import Domain
import Storage

/// Tells a merchant where its orders stand.
package struct OrderInfo: Sendable {
    package struct Request: Sendable {
        package let caller: Caller
        package let references: [OrderReference]?

        /// - Parameter references: `nil` when the request has no list at all.
        package init(caller: Caller, references: [OrderReference]?) {
            self.caller = caller
            self.references = references
        }
    }

    /// Where one order stands.
    package struct Standing: Hashable, Sendable {
        package let number: String
        package let state: State
    }

    package enum State: Hashable, Sendable {
        case notFound
        case notStarted
        case waiting(step: String)
        case paid
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumReferences = 100

    /// - Returns: a standing for each number, in the order of the request; equal numbers are answered once.
    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> [Standing] {
        try await platform.database.read { transaction in
            let merchant = try request.caller.authenticated(in: transaction)
            guard let references = request.references else { throw Refusal(.noInvoices) }
            guard !references.isEmpty else { throw Refusal(.missingInvoiceNumbers) }
            guard references.count <= Self.maximumReferences else { throw Refusal(.tooManyInvoices) }
            // Every order is asked for before the first answer is looked at.
            let orders = try references.uniqued(on: \.number).map { reference in
                (reference.number, try reference.find(of: merchant, in: transaction))
            }
            return try orders.map { number, order in
                Standing(number: number, state: try order.first().map(State.init) ?? .notFound)
            }
        }
    }
}

extension OrderInfo.State {
    fileprivate init(_ order: OrderRow) {
        switch order.lifecycle.stage {
        case .placed: self = .notStarted
        case .started: self = .waiting(step: order.stepName ?? "")
        case .paid, .credited: self = .paid
        }
    }
}
