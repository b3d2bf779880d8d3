package import Domain
import Storage

/// Tells a merchant where its orders stand.
package struct GetOrderInfo: Sendable {
    package struct Request: Sendable {
        package let caller: Caller
        package let references: [OrderReference]?
        /// Whether what was sent with the orders is asked for too.
        package let isWhole: Bool

        /// - Parameter references: `nil` when the request has no list at all.
        package init(caller: Caller, references: [OrderReference]?, isWhole: Bool = false) {
            self.caller = caller
            self.references = references
            self.isWhole = isWhole
        }
    }

    /// Where one order stands.
    package struct Entry: Hashable, Sendable {
        /// As it was sent.
        package let number: String
        /// Absent for an order that is not there.
        package let order: OrderStatus?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumReferences = FieldLimits.ordersPerRequest

    /// - Returns: a standing for each number, in the order of the request; equal numbers are answered once.
    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> [Entry] {
        try await platform.database.read { transaction in
            let merchant = try request.caller.authenticateForAction(in: transaction)
            guard let references = request.references else { throw Refusal(.noInvoices) }
            guard !references.isEmpty else { throw Refusal(.missingInvoiceNumbers) }
            guard references.count <= Self.maximumReferences else { throw Refusal(.tooManyInvoices) }
            // Every order is asked for before the first answer is looked at.
            let orders = try references.uniqued(on: \.number).map { reference in
                (reference.number, try reference.find(of: merchant, in: transaction))
            }
            let found = try orders.map { number, order in (number, try order.first()) }
            let particulars = try found.map { _, order in
                try order.flatMap {
                    request.isWhole ? try OrderTable.queryParticulars(of: $0.id, in: transaction) : nil
                }
            }
            return try zip(found, particulars).map { order, particulars in
                var standing = try order.1.map { try OrderStatus($0) }
                standing?.particulars = try particulars?.first()
                return Entry(number: order.0, order: standing)
            }
        }
    }
}

/// Where an order stands, as its merchant is told.
package struct OrderStatus: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case notStarted
        case waiting(step: String)
        case onHold(until: CivilDate, step: String)
        case paid
    }

    package let state: State
    /// What the order came to.
    package let total: Money
    /// What the customer still has to pay.
    package let openAmount: Money
    package let dueOn: CivilDate?
    package let workflowNumber: Int
    package let stepName: String?
    /// Whether the merchant has its money. It comes with settlement.
    package let isPaidOut: Bool
    /// What was sent with the order, where it was asked for.
    package fileprivate(set) var particulars: OrderParticulars?
}

extension OrderStatus {
    init(_ order: OrderRow) throws {
        self.init(
            state: State(order), total: order.total, openAmount: try order.lifecycle.openAmount(ofTotal: order.total),
            dueOn: order.lifecycle.expectedDueDate, workflowNumber: order.workflowNumber, stepName: order.stepName,
            isPaidOut: false, particulars: nil)
    }
}

extension OrderStatus.State {
    fileprivate init(_ order: OrderRow) {
        let step = order.stepName ?? ""
        self =
            switch (order.lifecycle.stage, order.lifecycle.hold) {
            case (.placed, _): .notStarted
            case (.started, let hold?): .onHold(until: hold.endDate, step: step)
            case (.started, nil): .waiting(step: step)
            case (.paid, _), (.credited, _): .paid
            }
    }
}
