package import Domain

/// Checks for display to operators.
extension CheckTable {
    /// A check with the stored facts of its decision.
    package struct Record: Hashable, Sendable {
        package let uuid: String
        package let merchantID: Identifier
        package let workflowNumber: Int
        package let amount: Money
        package let isApproved: Bool
        package let isForced: Bool
        /// `nil` for checks of versions that stored no facts.
        package let policyVersion: String?
        package let findings: StoredFindings
        package let createdAt: Instant
        package let expiresAt: Instant
        /// Order placed on the check.
        package let orderID: Identifier?
    }

    package static func record(_ uuid: CheckUUID, in transaction: any Transaction) throws -> Record? {
        try transaction.row(
            "\(select) WHERE id = $1 AND uuid = $2", [.integer(uuid.id.value), .text(uuid.text)], record)
    }

    /// Check of an order; `nil` if it has none.
    package static func record(ofOrder id: Identifier, in transaction: any Transaction) throws -> Record? {
        try transaction.row(
            "\(select) WHERE id = (SELECT check_id FROM orders WHERE id = $1)", [.integer(id.value)], record)
    }

    /// Latest check, of all merchants or of one.
    package static func lastRecord(of merchantID: Identifier?, in transaction: any Transaction) throws -> Record? {
        guard let merchantID else {
            return try transaction.row("\(select) ORDER BY id DESC LIMIT 1", [], record)
        }
        return try transaction.row(
            "\(select) WHERE merchant_id = $1 ORDER BY id DESC LIMIT 1", [.integer(merchantID.value)], record)
    }

    private static let select = """
        SELECT uuid, merchant_id, workflow_number, amount_cents, is_approved, is_forced, policy_version, findings,
            created_at, expires_at, order_id
        FROM checks
        """

    private static func record(_ row: any ResultRow) throws -> Record {
        try Record(
            uuid: row.text(0), merchantID: Identifier(row.integer(1)), workflowNumber: Int(row.integer(2)),
            amount: Money(cents: row.integer(3)), isApproved: row.bool(4), isForced: row.bool(5),
            policyVersion: row.optionalText(6), findings: StoredFindings(row.text(7)),
            createdAt: Instant(milliseconds: row.integer(8)), expiresAt: Instant(milliseconds: row.integer(9)),
            orderID: row.optionalInteger(10).map { Identifier($0) })
    }
}
