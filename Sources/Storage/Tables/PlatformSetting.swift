/// What a database knows of itself, by name.
package enum PlatformSetting: String {
    case environment

    package func value(in transaction: any Transaction) throws -> String? {
        try transaction.row("SELECT value FROM platform_settings WHERE name = $1", [.text(rawValue)]) {
            try $0.text(0)
        }
    }

    package func set(_ value: String, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO platform_settings (name, value)
            VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, [.text(rawValue), .text(value)])
    }

    /// Writes a row as it is, to see whether the store takes writes.
    static func touch(in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE platform_settings SET value = value WHERE name = $1", [.text(environment.rawValue)])
    }
}
