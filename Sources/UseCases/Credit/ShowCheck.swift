package import Domain
package import Storage

/// Reads the input, decision and use of a credit check.
package struct ShowCheck: Sendable {
    /// Reference to a check.
    package enum CheckReference: Hashable, Sendable {
        case uuid(CheckUUID)
        /// Check of an order, by order number or invoice number.
        case order(String)
        /// Latest check.
        case last

        /// Parses a reference entered by an operator.
        package init(_ text: String) {
            if text == "last" {
                self = .last
            } else {
                self = CheckUUID(text).map { .uuid($0) } ?? .order(text)
            }
        }
    }

    /// Reasons for which no check is shown.
    package enum Failure: Error, Hashable {
        case unknown
        /// The order exists and was placed without a check.
        case withoutCheck
        case unknownMerchant
    }

    /// A check with its use.
    package struct Shown: Sendable {
        package let check: CheckTable.Record
        package let username: String
        /// Number and name of the workflow.
        package let workflow: String
        /// Order that used the check.
        package let order: (number: String, invoiceNumber: String)?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter username: merchant of the check or order, required only when several merchants have the order; `nil`
    ///   for any.
    /// - Throws: `Failure`, `ShowOrder.Failure`
    package func callAsFunction(_ name: CheckReference, of username: String?) async throws -> Shown {
        let dutchTime = platform.dutchTime
        return try await platform.database.read { transaction in
            let check = try Self.check(name, of: username, in: transaction)
            guard let merchant = try MerchantTable.find(id: check.merchantID, in: transaction),
                username == nil || merchant.username == username
            else { throw Failure.unknown }
            let workflow = try WorkflowTable.find(
                number: check.workflowNumber, username: merchant.username, on: dutchTime.date(at: check.createdAt),
                in: transaction
            ).first()
            let order = try check.orderID.flatMap { try OrderTable.queryNumbers(of: $0, in: transaction).first() }
            return Shown(
                check: check, username: merchant.username,
                workflow: [String(check.workflowNumber), workflow?.name].compactMap { $0 }.joined(separator: " "),
                order: order.map { ($0.number, $0.invoiceNumber) })
        }
    }

    private static func check(
        _ name: CheckReference, of username: String?, in transaction: any Transaction
    ) throws -> CheckTable.Record {
        switch name {
        case .uuid(let uuid):
            guard let check = try CheckTable.record(uuid, in: transaction) else { throw Failure.unknown }
            return check
        case .order(let number):
            let order = try NamedOrder.find(number, of: username, in: transaction).order
            guard let check = try CheckTable.record(ofOrder: order.id, in: transaction) else {
                throw Failure.withoutCheck
            }
            return check
        case .last:
            let merchant = try username.map { username in
                guard let merchant = try MerchantTable.find(username: username, in: transaction) else {
                    throw Failure.unknownMerchant
                }
                return merchant.id
            }
            guard let check = try CheckTable.lastRecord(of: merchant, in: transaction) else { throw Failure.unknown }
            return check
        }
    }
}
