package import Domain

/// The table of merchants.
package enum MerchantTable {
    /// Constraint named by `UniqueViolation` for a username in use.
    package static let usernameConstraint = "merchants_username_key"
    package static let letterCodeConstraint = "merchants_letter_code_key"

    package static func insert(_ merchant: Merchant, at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO merchants (id, username, letter_code, is_active, profile, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .integer(merchant.id.value), .text(merchant.username), .text(merchant.letterCode.text),
                .bool(merchant.isActive), .text(JSONColumn.encode(merchant.profile)), .integer(now.milliseconds),
            ])
    }

    /// All merchants, by username.
    package static func all(in transaction: any Transaction) throws -> [Merchant] {
        try transaction.rows(
            """
            SELECT id, username, letter_code, is_active, profile
            FROM merchants
            ORDER BY username
            """, [], merchant)
    }

    package static func find(username: String, in transaction: any Transaction) throws -> Merchant? {
        try transaction.row(
            """
            SELECT id, username, letter_code, is_active, profile
            FROM merchants
            WHERE username = $1
            """, [.text(username)], merchant)
    }

    /// Merchant whose invoice number a text may be: in `1TSTA-1`, its letter code follows the digits.
    package static func find(
        invoiceNumber text: String, in transaction: any Transaction
    ) throws -> (id: Identifier, letterCode: LetterCode)? {
        let letters = text.drop { $0.isASCII && $0.isNumber }
        return try transaction.row(
            "SELECT id, letter_code FROM merchants WHERE letter_code = $1 OR letter_code = $2",
            [.text(String(letters.prefix(2))), .text(String(letters.prefix(3)))]
        ) { try (Identifier($0.integer(0)), $0.letterCode(1)) }
    }

    /// True if invoice numbers with this letter code could be another merchant's because one code begins with the
    /// other: `AB` with order `C1` and `ABC` with order `1` would have the same number.
    package static func conflicts(withLetterCode letterCode: LetterCode, in transaction: any Transaction) throws -> Bool
    {
        try find(clashingWith: letterCode, in: transaction) != nil
    }

    /// Letter code that conflicts with another one: equal to it, its beginning, or its continuation.
    package static func find(
        clashingWith letterCode: LetterCode, in transaction: any Transaction
    ) throws -> LetterCode? {
        try transaction.row(
            """
            SELECT letter_code
            FROM merchants
            WHERE letter_code = $1 OR letter_code BETWEEN $2 AND $3
            ORDER BY letter_code
            LIMIT 1
            """, [.text(String(letterCode.text.prefix(2))), .text(letterCode.text), .text(letterCode.text + "Z")]
        ) { try $0.letterCode(0) }
    }

    package static func setActive(_ isActive: Bool, id: Identifier, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE merchants SET is_active = $1 WHERE id = $2", [.bool(isActive), .integer(id.value)])
    }

    /// - Parameter limit: `nil` for no limit.
    package static func setRateLimit(
        _ limit: RateLimit?, id: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE merchants SET requests_per_second = $1, request_burst = $2 WHERE id = $3",
            [
                .integer(limit.map { Int64($0.perSecond) }), .integer(limit.map { Int64($0.burst) }),
                .integer(id.value),
            ])
    }

    /// Rate limit of an existing merchant; `nil` for no limit.
    package static func rateLimit(of id: Identifier, in transaction: any Transaction) throws -> RateLimit? {
        try transaction.row(
            "SELECT requests_per_second, request_burst FROM merchants WHERE id = $1", [.integer(id.value)]
        ) { row -> RateLimit? in
            guard let perSecond = try row.optionalInteger(0), let burst = try row.optionalInteger(1) else { return nil }
            return RateLimit(perSecond: Int(perSecond), burst: Int(burst))
        } ?? nil
    }

    package static func find(id: Identifier, in transaction: any Transaction) throws -> Merchant? {
        try transaction.row(
            """
            SELECT id, username, letter_code, is_active, profile
            FROM merchants
            WHERE id = $1
            """, [.integer(id.value)], merchant)
    }

    package static func setWebshopSettings(
        _ settings: WebshopSettings, id: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE merchants
            SET whitelist = $1, minimum_paid_orders = $2, paid_orders_period = $3, paid_orders_over_cents = $4
            WHERE id = $5
            """,
            [
                .bool(settings.isTrustScoreEnabled), .integer(Int64(settings.minimumPaidOrders)),
                .integer(Int64(settings.periodDays)), .integer(settings.minTotalExclusive.cents), .integer(id.value),
            ])
    }

    /// Settings of a merchant; those of `WebshopSettings.standard` if none are stored.
    package static func webshopSettings(of id: Identifier, in transaction: any Transaction) throws -> WebshopSettings {
        try transaction.row(
            """
            SELECT whitelist, minimum_paid_orders, paid_orders_period, paid_orders_over_cents
            FROM merchants
            WHERE id = $1
            """, [.integer(id.value)]
        ) { row in
            var settings = WebshopSettings.standard
            if let whitelist = try row.optionalInteger(0) { settings.isTrustScoreEnabled = whitelist != 0 }
            if let orders = try row.optionalInteger(1) { settings.minimumPaidOrders = Int(orders) }
            if let period = try row.optionalInteger(2) { settings.periodDays = Int(period) }
            if let cents = try row.optionalInteger(3) { settings.minTotalExclusive = Money(cents: cents) }
            return settings
        } ?? .standard
    }

    static func merchant(_ row: any ResultRow) throws -> Merchant {
        try Merchant(
            id: Identifier(row.integer(0)),
            username: row.text(1),
            letterCode: row.letterCode(2),
            isActive: row.bool(3),
            profile: JSONColumn.decode(MerchantProfile.self, from: row.text(4)))
    }
}

extension ResultRow {
    func letterCode(_ column: Int) throws -> LetterCode {
        guard let code = try LetterCode(text(column)) else { throw StorageError.unreadableRow("letter_code") }
        return code
    }
}
