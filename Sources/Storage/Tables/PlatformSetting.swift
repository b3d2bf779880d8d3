/// Settings that a database stores about itself, by name.
package enum PlatformSetting: String {
    case environment = "environment"
    /// Scratch value written by the readiness check.
    case writeProbe = "trial"
    case processCounter = "started_processes"
    /// Id of the last check whose match keys were deleted.
    case keysPurgedUntil = "keys_forgotten_until"
    /// Milliseconds by which a sandbox's clock is ahead of the machine's.
    case clockOffset = "clock_offset"
    /// Secret that signs links to documents, in hexadecimal.
    case linkKey = "link_key"
    /// Progress of renewing the match keys of stored orders, with the version of the keys.
    case renewedOrderKeys = "renewed_order_keys"
    /// Highest number of a block so far.
    case lastBlockNumber = "last_block"

    package func value(in transaction: any Transaction) throws -> String? {
        try queryValue(in: transaction).first()
    }

    package func queryValue(in transaction: any Transaction) throws -> PendingRows<String> {
        try transaction.query("SELECT value FROM platform_settings WHERE name = $1", [.text(rawValue)]) {
            try $0.text(0)
        }
    }

    /// Locks and reads the value, or the default, for a transaction that changes it; `nil` when another process has it.
    func claim(default value: String, in transaction: any Transaction) throws -> String? {
        try setIfAbsent(value, in: transaction)
        return try transaction.row(
            "SELECT value FROM platform_settings WHERE name = $1 FOR UPDATE SKIP LOCKED", [.text(rawValue)]
        ) { try $0.text(0) }
    }

    /// Sets a value unless there is one.
    package func setIfAbsent(_ value: String, in transaction: any Transaction) throws {
        try transaction.execute(
            "INSERT INTO platform_settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            [.text(rawValue), .text(value)])
    }

    package func set(_ value: String, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO platform_settings (name, value)
            VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, [.text(rawValue), .text(value)])
    }

    /// Writes as much as a few orders do, to check that the database accepts writes.
    static func probeWrite(in transaction: any Transaction) throws {
        try writeProbe.set(String(repeating: ".", count: 65_536), in: transaction)
    }
}
