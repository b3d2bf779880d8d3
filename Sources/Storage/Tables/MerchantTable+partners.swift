package import Domain
import Foundation

/// A merchant as its partner sees it.
package struct PartnerMerchantRow: Hashable, Sendable {
    package let merchant: Merchant
    package let createdAt: Instant
    package let hasLogo: Bool
}

/// Search of a partner's merchants.
package struct MerchantFilter: Sendable {
    let likePattern: String

    /// - Parameter text: substring of name or username, in any case; blank for all merchants.
    package init(_ text: String) {
        let escaped = MerchantTable.searchForm(text).map { Self.wildcards.contains($0) ? "!\($0)" : "\($0)" }
        likePattern = "%\(escaped.joined())%"
    }

    /// Characters with a meaning in LIKE, and the escape character.
    private static let wildcards: Set<Character> = ["%", "_", "!"]
}

/// Partners and the merchants under them.
extension MerchantTable {
    /// Assigns a merchant to a partner, and stores its text for searches.
    package static func setPartner(
        _ partnerID: Identifier, of merchant: Merchant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE merchants SET partner_id = $1, search_text = $2 WHERE id = $3",
            [.integer(partnerID.value), .text(searchText(of: merchant)), .integer(merchant.id.value)])
    }

    /// Merchant of a partner by its username; `nil` if it is not the partner's.
    package static func find(
        username: String, partnerID: Identifier, in transaction: any Transaction
    ) throws -> PartnerMerchantRow? {
        try transaction.row(
            "SELECT \(columns) FROM merchants WHERE partner_id = $1 AND username = $2",
            [.integer(partnerID.value), .text(username)], partnerMerchantRow)
    }

    /// One page of a partner's merchants, by username.
    package static func page(
        of search: MerchantFilter, partnerID: Identifier, offset: Int, limit: Int, in transaction: any Transaction
    ) throws -> [PartnerMerchantRow] {
        try transaction.rows(
            """
            SELECT \(columns)
            FROM merchants
            WHERE partner_id = $1 AND search_text LIKE $2 ESCAPE '!'
            ORDER BY username
            LIMIT $3 OFFSET $4
            """,
            [.integer(partnerID.value), .text(search.likePattern), .integer(Int64(limit)), .integer(Int64(offset))],
            partnerMerchantRow)
    }

    package static func count(
        _ search: MerchantFilter, partnerID: Identifier, in transaction: any Transaction
    ) throws -> Int {
        try transaction.row(
            "SELECT COUNT(*) FROM merchants WHERE partner_id = $1 AND search_text LIKE $2 ESCAPE '!'",
            [.integer(partnerID.value), .text(search.likePattern)]
        ) { try Int($0.integer(0)) } ?? 0
    }

    /// Updates a merchant's profile.
    package static func setProfile(of merchant: Merchant, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE merchants SET profile = $1, search_text = $2 WHERE id = $3",
            [
                .text(JSONColumn.encode(merchant.profile)), .text(searchText(of: merchant)),
                .integer(merchant.id.value),
            ])
    }

    /// Usernames of partners by the ids of their merchants.
    package static func partnerNames(in transaction: any Transaction) throws -> [Identifier: String] {
        let rows = try transaction.rows(
            """
            SELECT merchants.id, partners.username
            FROM merchants
            JOIN merchants AS partners ON partners.id = merchants.partner_id
            WHERE merchants.partner_id IS NOT NULL
            """, []
        ) { try (Identifier($0.integer(0)), $0.text(1)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private static let columns = """
        id, username, letter_code, is_active, profile, created_at,
        CASE WHEN EXISTS (SELECT 1 FROM merchant_logos WHERE merchant_id = merchants.id) THEN 1 ELSE 0 END
        """

    private static func partnerMerchantRow(_ row: any ResultRow) throws -> PartnerMerchantRow {
        try PartnerMerchantRow(
            merchant: merchant(row), createdAt: Instant(milliseconds: row.integer(5)), hasLogo: row.bool(6))
    }

    /// Text for searches. The database compares bytes, so searched and searching text have one form.
    private static func searchText(of merchant: Merchant) -> String {
        searchForm("\(merchant.profile.companyName)\n\(merchant.username)")
    }

    fileprivate static func searchForm(_ text: String) -> String {
        text.lowercased().precomposedStringWithCanonicalMapping
    }
}
