package import Domain
import Storage

/// Reads the status of a merchant's orders.
package struct GetOrderInfo: Sendable {
    /// Orders to read.
    package struct Request: Sendable {
        package let caller: Caller
        package let references: [OrderReference]?
        /// True to include the data submitted with the orders.
        package let isWhole: Bool

        /// - Parameter references: `nil` when the request has no list at all.
        package init(caller: Caller, references: [OrderReference]?, isWhole: Bool = false) {
            self.caller = caller
            self.references = references
            self.isWhole = isWhole
        }
    }

    /// Status of one order.
    package struct Entry: Hashable, Sendable {
        /// Order number as submitted.
        package let number: String
        /// Status; `nil` for an unknown order.
        package let order: OrderStatus?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumReferences = FieldLimits.ordersPerRequest

    /// - Returns: an entry for each distinct number, in the order of the request.
    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> [Entry] {
        try await platform.database.read { transaction in
            let merchant = try request.caller.authenticateForAction(in: transaction)
            guard let references = request.references else { throw Refusal(.noInvoices) }
            guard !references.isEmpty else { throw Refusal(.missingInvoiceNumbers) }
            guard references.count <= Self.maximumReferences else { throw Refusal(.tooManyInvoices) }
            // All orders are queried before the first result is read, in one round trip.
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

/// Status of an order as returned to its merchant.
package struct OrderStatus: Hashable, Sendable {
    /// Position of an order in its workflow.
    package enum State: Hashable, Sendable {
        case notStarted
        case waiting(step: String)
        case onHold(until: CivilDate, step: String)
        case paid
    }

    package let state: State
    /// Total of the order.
    package let total: Money
    /// Amount that the customer still has to pay.
    package let openAmount: Money
    /// Due date, if the current hold lasts until its end date; `nil` before the invoice.
    package let dueOn: CivilDate?
    package let workflowNumber: Int
    package let stepName: String?
    /// True when the platform has paid the merchant. Always false until settlement exists.
    package let isPaidOut: Bool
    /// Data submitted with the order; `nil` unless requested.
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
