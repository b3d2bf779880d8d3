package import Domain

/// A credit check to be stored.
package struct CheckRow: Hashable, Sendable {
    package var uuid: CheckUUID
    package var merchantID: Identifier
    package var workflowNumber: Int
    package var isGuaranteed: Bool
    package var amount: Money
    package var isApproved: Bool
    package var findings: [CreditFinding]
    /// True if `BACKDOOR` 1 approved it.
    package var isForced: Bool
    package var payTrustScore: Int
    package var keys: VelocityKeys
    package var createdAt: Instant
    package var expiresAt: Instant

    package init(
        uuid: CheckUUID, merchantID: Identifier, workflowNumber: Int, isGuaranteed: Bool, amount: Money,
        isApproved: Bool, findings: [CreditFinding], isForced: Bool = false, payTrustScore: Int = 0, keys: VelocityKeys,
        createdAt: Instant, expiresAt: Instant
    ) {
        self.uuid = uuid
        self.merchantID = merchantID
        self.workflowNumber = workflowNumber
        self.isGuaranteed = isGuaranteed
        self.amount = amount
        self.isApproved = isApproved
        self.findings = findings
        self.isForced = isForced
        self.payTrustScore = payTrustScore
        self.keys = keys
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// Match keys of the customer and the device of a check.
package struct VelocityKeys: Hashable, Sendable {
    /// E-mail, telephone and address count earlier checks; the other keys are compared with those of an order on the
    /// check.
    package var party: CustomerMatchKeys
    package var ipAddress: MatchKey?

    package init(_ party: CustomerMatchKeys, ipAddress: MatchKey?) {
        self.party = party
        self.ipAddress = ipAddress
    }
}

/// Check that an order refers to, as far as placing the order needs it.
package struct ReferencedCheck: Hashable, Sendable {
    package let id: Identifier
    package let isGuaranteed: Bool
    package let amount: Money
    package let isApproved: Bool
    package let expiresAt: Instant
    package let isUsed: Bool
    package let isForced: Bool
    package let payTrustScore: Int
    /// `nil` for a customer without birth date and for checks of versions that stored no keys.
    package let person: MatchKey?
    package let company: MatchKey?
    package let household: MatchKey?
}

/// Table of credit checks.
package enum CheckTable {
    package static func insert(_ check: CheckRow, in transaction: any Transaction) throws {
        let keys = check.keys.party
        try transaction.execute(
            """
            INSERT INTO checks (
                id, uuid, merchant_id, workflow_number, is_guaranteed, amount_cents, is_approved, findings,
                email_key, phone_key, address_key, ip_key, created_at, expires_at, person_key, company_key,
                household_key, pay_trust_score, is_forced, policy_version
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """,
            [
                .integer(check.uuid.id.value), .text(check.uuid.text), .integer(check.merchantID.value),
                .integer(Int64(check.workflowNumber)), .bool(check.isGuaranteed), .integer(check.amount.cents),
                .bool(check.isApproved), .text(StoredFindings.text(check.findings, keys: check.keys)),
                .integer(keys.email.value), .integer(keys.phone.value), .integer(keys.address.value),
                .integer(check.keys.ipAddress?.value), .integer(check.createdAt.milliseconds),
                .integer(check.expiresAt.milliseconds), .integer(keys.person?.value), .integer(keys.company?.value),
                .integer(keys.household?.value), .integer(Int64(check.payTrustScore)), .bool(check.isForced),
                .text(CreditPolicy.version),
            ])
    }

    /// Check of a merchant by its UUID; `nil` if there is none or it is another merchant's.
    package static func find(
        uuid: CheckUUID, merchantID: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<ReferencedCheck> {
        try transaction.query(
            """
            SELECT id, is_guaranteed, amount_cents, is_approved, expires_at, order_id, is_forced, pay_trust_score,
                person_key, company_key, household_key
            FROM checks
            WHERE id = $1 AND uuid = $2 AND merchant_id = $3
            """, [.integer(uuid.id.value), .text(uuid.text), .integer(merchantID.value)]
        ) { row in
            try ReferencedCheck(
                id: Identifier(row.integer(0)), isGuaranteed: row.bool(1), amount: row.amount(2, "checks.amount_cents"),
                isApproved: row.bool(3), expiresAt: Instant(milliseconds: row.integer(4)),
                isUsed: row.optionalInteger(5) != nil, isForced: row.bool(6), payTrustScore: Int(row.integer(7)),
                person: row.optionalInteger(8).map(MatchKey.init),
                company: row.optionalInteger(9).map(MatchKey.init),
                household: row.optionalInteger(10).map(MatchKey.init))
        }
    }

    /// Marks a check as used by an order. The same transaction must have found it unused.
    package static func markUsed(_ id: Identifier, forOrder order: Identifier, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE checks SET order_id = $1 WHERE id = $2", [.integer(order.value), .integer(id.value)])
    }

    /// Counts checks since a moment by each key, only up to `limits`, so that a flood of checks costs nothing.
    package static func countRecent(
        _ keys: VelocityKeys, since moment: Instant, in transaction: any Transaction
    ) throws -> PendingRows<CreditHistory.RecentChecks> {
        try transaction.query(
            """
            SELECT
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE email_key = $1 AND created_at > $2
                    LIMIT \(CreditPolicy.maxChecksPerDay)
                ) AS by_email),
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE phone_key = $3 AND created_at > $2
                    LIMIT \(CreditPolicy.maxChecksPerDay)
                ) AS by_phone),
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE address_key = $4 AND created_at > $2
                    LIMIT \(CreditPolicy.maxChecksPerDay)
                ) AS by_address),
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM checks WHERE ip_key = $5 AND created_at > $2
                    LIMIT \(CreditPolicy.maxChecksPerDayPerIPAddress)
                ) AS by_ip)
            """,
            [
                .integer(keys.party.email.value), .integer(moment.milliseconds), .integer(keys.party.phone.value),
                .integer(keys.party.address.value), .integer(keys.ipAddress?.value),
            ]
        ) { row in
            var counts = CreditHistory.RecentChecks()
            counts.byEmail = try Int(row.integer(0))
            counts.byPhone = try Int(row.integer(1))
            counts.byAddress = try Int(row.integer(2))
            counts.byIPAddress = try Int(row.integer(3))
            return counts
        }
    }

    /// Removes the match keys of checks made before a moment, oldest first.
    /// - Returns: number of checks processed; fewer than the limit when there are no more, or another process is
    ///   removing them.
    package static func purgeKeys(
        before moment: Instant, limit: Int, in transaction: any Transaction
    ) throws -> Int {
        let claimed = try PlatformSetting.keysPurgedUntil.claim(default: "0", in: transaction)
        guard let last = claimed.flatMap({ Int64($0) }) else { return 0 }
        let checks = try transaction.rows(
            "SELECT id FROM checks WHERE id > $1 AND id < $2 ORDER BY id LIMIT \(limit)",
            [.integer(last), .integer(IdentifierGenerator.lowerBound(at: moment).value)]
        ) { try $0.integer(0) }
        guard let newest = checks.last else { return 0 }
        try transaction.execute(
            """
            UPDATE checks
            SET email_key = NULL, phone_key = NULL, address_key = NULL, ip_key = NULL, person_key = NULL,
                company_key = NULL, household_key = NULL
            WHERE id > $1 AND id <= $2
            """, [.integer(last), .integer(newest)])
        try PlatformSetting.keysPurgedUntil.set(String(newest), in: transaction)
        return checks.count
    }
}
