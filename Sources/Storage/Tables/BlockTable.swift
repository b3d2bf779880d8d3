package import Domain

/// Table of persons, companies and addresses that get no credit.
package enum BlockTable {
    /// Kinds of match keys. Their raw values are stored.
    package enum Kind: String, Hashable, Sendable {
        case person = "person"
        case company = "company"
        case email = "email"
        case phone = "phone"
        case address = "address"
    }

    /// One key of a block.
    package struct Entry: Hashable, Sendable {
        package let kind: Kind
        package let key: MatchKey

        package init(kind: Kind, key: MatchKey) {
            self.kind = kind
            self.key = key
        }
    }

    /// A block without its keys.
    package struct Block: Hashable, Sendable {
        package let number: Int64
        /// Empty for blocks of versions that stored no kind.
        package let kinds: [Kind]
        package let reason: String
        package let createdAt: Instant
    }

    /// Adds a block. Its number is never reused.
    package static func insert(
        _ entries: [Entry], reason: String, at now: Instant, in transaction: any Transaction
    ) throws -> Block {
        let highest = try transaction.row("SELECT COALESCE(MAX(number), 0) FROM blocks", []) { try $0.integer(0) }
        let last = try PlatformSetting.lastBlockNumber.value(in: transaction).flatMap { Int64($0) }
        let number = max(highest ?? 0, last ?? 0) + 1
        try PlatformSetting.lastBlockNumber.set("\(number)", in: transaction)
        for entry in entries {
            try transaction.execute(
                "INSERT INTO blocks (key, number, kind, reason, created_at) VALUES ($1, $2, $3, $4, $5)",
                [
                    .integer(entry.key.value), .integer(number), .text(entry.kind.rawValue), .text(reason),
                    .integer(now.milliseconds),
                ])
        }
        return Block(number: number, kinds: entries.map(\.kind), reason: reason, createdAt: now)
    }

    /// All blocks, oldest first.
    package static func all(in transaction: any Transaction) throws -> [Block] {
        let rows = try transaction.rows(
            "SELECT number, kind, reason, created_at FROM blocks ORDER BY number, kind", []
        ) { row in
            try Block(
                number: row.integer(0), kinds: row.optionalText(1).flatMap(Kind.init).map { [$0] } ?? [],
                reason: row.text(2), createdAt: Instant(milliseconds: row.integer(3)))
        }
        return rows.reduce(into: []) { blocks, row in
            guard let last = blocks.last, last.number == row.number else { return blocks.append(row) }
            blocks[blocks.count - 1] = Block(
                number: last.number, kinds: last.kinds + row.kinds, reason: last.reason, createdAt: last.createdAt)
        }
    }

    /// Removes a block.
    /// - Returns: false if there is none with this number.
    package static func remove(_ number: Int64, in transaction: any Transaction) throws -> Bool {
        let count = try transaction.row("SELECT COUNT(*) FROM blocks WHERE number = $1", [.integer(number)]) {
            try $0.integer(0)
        }
        try transaction.execute("DELETE FROM blocks WHERE number = $1", [.integer(number)])
        return count != 0
    }
}
