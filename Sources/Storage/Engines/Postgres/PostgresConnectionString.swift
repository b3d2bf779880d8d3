import CPostgres
import Foundation

/// Connection string of libpq, with the platform's defaults.
package struct PostgresConnectionString: Sendable {
    private let address: String
    /// The connection string without its password, for display.
    package let redacted: String

    /// True for a text that looks like a PostgreSQL URL.
    package static func matches(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// - Throws: `StorageError.invalidConnectionString`
    package init(_ address: String) throws {
        var complaint: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(address, &complaint) else {
            defer { PQfreemem(complaint) }
            let words = complaint.map { String(cString: $0) } ?? "out of memory"
            throw StorageError.invalidConnectionString(Self.redact(message: words))
        }
        PQconninfoFree(options)
        self.address = address
        redacted = Self.withoutPassword(address)
    }

    /// Calls libpq with parameter names and values. The connection string overrides the defaults.
    func withParameters<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let parameters = Self.defaults + [("dbname", address), ("client_encoding", "UTF8")]
        let names = parameters.map { strdup($0.0) }
        let values = parameters.map { strdup($0.1) }
        defer { (names + values).forEach { free($0) } }
        return body(names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
    }

    /// A server that is unreachable or cut off is detected within seconds. Of several hosts, the one that accepts
    /// writes is used, so that a standby can take over.
    private static let defaults = [
        ("application_name", "naderhand"), ("connect_timeout", "5"), ("target_session_attrs", "read-write"),
        ("keepalives_idle", "5"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"),
    ]

    private static func withoutPassword(_ address: String) -> String {
        // libpq reads the last @ before the path as the end of the user's part.
        guard let start = address.range(of: "://")?.upperBound else { return address }
        let rest = address[start...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let at = authority.lastIndex(of: "@") else { return withoutPasswordOption(address) }
        let user = authority[..<at].prefix { $0 != ":" }
        return withoutPasswordOption(String(address[..<start]) + user + address[at...])
    }

    private static func withoutPasswordOption(_ address: String) -> String {
        address.replacing(#/([?&](?:ssl)?password=)[^&]*/#) { match in "\(match.output.1)…" }
    }

    /// Error messages of libpq repeat parts of the connection string, which may contain the password.
    private static func redact(message words: String) -> String {
        let reason = words.prefix { $0 != ":" && $0 != "\"" && $0 != "\n" }
        return reason.trimmingCharacters(in: .whitespaces)
    }
}
