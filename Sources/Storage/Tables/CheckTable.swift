package import Domain

/// A credit check as it is stored.
package struct CheckRow: Hashable, Sendable {
    package var uuid: CheckUUID
    package var merchantID: Identifier
    package var workflowNumber: Int
    package var isGuaranteed: Bool
    package var amount: Money
    package var isApproved: Bool
    package var findings: [CreditFinding]
    package var keys: CheckKeys
    package var createdAt: Instant
    package var expiresAt: Instant

    package init(
        uuid: CheckUUID, merchantID: Identifier, workflowNumber: Int, isGuaranteed: Bool, amount: Money,
        isApproved: Bool, findings: [CreditFinding], keys: CheckKeys, createdAt: Instant, expiresAt: Instant
    ) {
        self.uuid = uuid
        self.merchantID = merchantID
        self.workflowNumber = workflowNumber
        self.isGuaranteed = isGuaranteed
        self.amount = amount
        self.isApproved = isApproved
        self.findings = findings
        self.keys = keys
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// What earlier checks of the same person are counted by.
package struct CheckKeys: Hashable, Sendable {
    package var email: RecognitionKey
    package var phone: RecognitionKey
    package var address: RecognitionKey
    package var ipAddress: RecognitionKey?

    package init(
        email: RecognitionKey, phone: RecognitionKey, address: RecognitionKey, ipAddress: RecognitionKey?
    ) {
        self.email = email
        self.phone = phone
        self.address = address
        self.ipAddress = ipAddress
    }
}

/// What an order needs to know of the check it refers to.
package struct CheckReference: Hashable, Sendable {
    package let id: Identifier
    package let isGuaranteed: Bool
    package let amount: Money
    package let isApproved: Bool
    package let expiresAt: Instant
    package let isUsed: Bool
}

/// The table of credit checks.
package enum CheckTable {
    package static func insert(_ check: CheckRow, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO checks (
                id, uuid, merchant_id, workflow_number, is_guaranteed, amount_cents, is_approved, findings,
                email_key, phone_key, address_key, ip_key, created_at, expires_at
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .integer(check.uuid.id.value), .text(check.uuid.text), .integer(check.merchantID.value),
                .integer(Int64(check.workflowNumber)), .flag(check.isGuaranteed), .integer(check.amount.cents),
                .flag(check.isApproved), .text(stored(check.findings)),
                .integer(check.keys.email.value), .integer(check.keys.phone.value),
                .integer(check.keys.address.value), .integer(check.keys.ipAddress?.value),
                .integer(check.createdAt.milliseconds), .integer(check.expiresAt.milliseconds),
            ])
    }

    /// The check with this UUID, if it is this merchant's.
    package static func find(
        uuid: CheckUUID, merchantID: Identifier, in transaction: any Transaction
    ) throws -> Answer<CheckReference> {
        try transaction.ask(
            """
            SELECT id, is_guaranteed, amount_cents, is_approved, expires_at, order_id
            FROM checks
            WHERE id = $1 AND uuid = $2 AND merchant_id = $3
            """, [.integer(uuid.id.value), .text(uuid.text), .integer(merchantID.value)]
        ) { row in
            try CheckReference(
                id: Identifier(row.integer(0)), isGuaranteed: row.flag(1), amount: row.amount(2, "checks.amount_cents"),
                isApproved: row.flag(3), expiresAt: Instant(milliseconds: row.integer(4)),
                isUsed: row.optionalInteger(5) != nil)
        }
    }

    /// Marks a check, which the same transaction has found unused, as used by an order.
    package static func use(_ id: Identifier, forOrder order: Identifier, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE checks SET order_id = $1 WHERE id = $2", [.integer(order.value), .integer(id.value)])
    }

    /// Counts earlier checks by each key since a moment, no further than `limits` so that a flood costs nothing.
    package static func countRecent(
        _ keys: CheckKeys, since moment: Instant, in transaction: any Transaction
    ) throws -> Answer<CreditHistory.RecentChecks> {
        try transaction.ask(
            """
            SELECT
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE email_key = $1 AND created_at > $2 LIMIT \(CreditPolicy.checksADay)
                ) AS by_email),
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE phone_key = $3 AND created_at > $2 LIMIT \(CreditPolicy.checksADay)
                ) AS by_phone),
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE address_key = $4 AND created_at > $2 LIMIT \(CreditPolicy.checksADay)
                ) AS by_address),
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE ip_key = $5 AND created_at > $2
                    LIMIT \(CreditPolicy.checksADayFromOneIPAddress)
                ) AS by_ip)
            """,
            [
                .integer(keys.email.value), .integer(moment.milliseconds), .integer(keys.phone.value),
                .integer(keys.address.value), .integer(keys.ipAddress?.value),
            ]
        ) { row in
            var counts = CreditHistory.RecentChecks()
            counts.withEmail = try Int(row.integer(0))
            counts.withPhone = try Int(row.integer(1))
            counts.atAddress = try Int(row.integer(2))
            counts.fromIPAddress = try Int(row.integer(3))
            return counts
        }
    }

    /// Forgets by what the persons of checks made before a moment were recognised, oldest first.
    /// - Returns: how many checks were looked at; fewer than the limit when there are no more, or another process is
    ///   at it.
    package static func forgetKeys(
        before moment: Instant, limit: Int, in transaction: any Transaction
    ) throws -> Int {
        let claimed = try PlatformSetting.keysForgottenUntil.claim(default: "0", in: transaction)
        guard let last = claimed.flatMap({ Int64($0) }) else { return 0 }
        let checks = try transaction.rows(
            "SELECT id FROM checks WHERE id > $1 AND id < $2 ORDER BY id LIMIT \(limit)",
            [.integer(last), .integer(IdentifierSequence.lowest(at: moment).value)]
        ) { try $0.integer(0) }
        guard let newest = checks.last else { return 0 }
        try transaction.execute(
            """
            UPDATE checks
            SET email_key = NULL, phone_key = NULL, address_key = NULL, ip_key = NULL
            WHERE id > $1 AND id <= $2
            """, [.integer(last), .integer(newest)])
        try PlatformSetting.keysForgottenUntil.set(String(newest), in: transaction)
        return checks.count
    }

    /// `{"backdoor":"passed",…}`: names of ours, nothing to escape.
    private static func stored(_ findings: [CreditFinding]) -> String {
        "{\(findings.map { "\"\($0.rule.rawValue)\":\"\($0.outcome.rawValue)\"" }.joined(separator: ","))}"
    }
}
