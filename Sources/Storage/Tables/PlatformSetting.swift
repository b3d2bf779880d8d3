/// What a database knows of itself, by name.
package enum PlatformSetting: String {
    case environment = "environment"
    /// Means nothing.
    case writeProbe = "trial"
    case processCounter = "started_processes"
    /// The id of the last check whose keys were forgotten.
    case keysForgottenUntil = "keys_forgotten_until"
    /// By how many milliseconds a sandbox's clock is ahead of the machine's.
    case clockOffset = "clock_offset"
    /// The secret under which addresses of documents are sealed, in hexadecimal.
    case linkKey = "link_key"
    /// How far the keys of stored orders were made anew, by the version of what they are made of.
    case renewedOrderKeys = "renewed_order_keys"
    /// The number that was last given to a block.
    case lastBlock = "last_block"

    package func value(in transaction: any Transaction) throws -> String? {
        try ask(in: transaction).first()
    }

    package func ask(in transaction: any Transaction) throws -> PendingRows<String> {
        try transaction.query("SELECT value FROM platform_settings WHERE name = $1", [.text(rawValue)]) {
            try $0.text(0)
        }
    }

    /// The value, or the default, for a transaction that goes on to change it; nothing when another process is at it.
    func claim(default value: String, in transaction: any Transaction) throws -> String? {
        try setIfAbsent(value, in: transaction)
        return try transaction.row(
            "SELECT value FROM platform_settings WHERE name = $1 FOR UPDATE SKIP LOCKED", [.text(rawValue)]
        ) { try $0.text(0) }
    }

    /// Sets a value that stays once it is there.
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

    /// Writes as much as some orders, to see whether the store takes it.
    static func probeWrite(in transaction: any Transaction) throws {
        try writeProbe.set(String(repeating: ".", count: 65_536), in: transaction)
    }
}
