import CPostgres
import Foundation

/// Where a PostgreSQL database is: an address as libpq reads it, with what ours needs beside it.
package struct PostgresConnectionString: Sendable {
    private let address: String
    /// As it may be shown: without the password.
    package let redacted: String

    /// Whether a text is meant as such an address.
    package static func matches(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// - Throws: `StorageError.wrongAddress`
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

    /// Calls libpq with names and values. What stands in the address counts more than what stands before it.
    func withParameters<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let parameters = Self.defaults + [("dbname", address), ("client_encoding", "UTF8")]
        let names = parameters.map { strdup($0.0) }
        let values = parameters.map { strdup($0.1) }
        defer { (names + values).forEach { free($0) } }
        return body(names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
    }

    /// A server that cannot be reached, or that is cut off, is noticed within seconds; of several hosts in the address
    /// the one that takes writes is used, so that a standby may take over.
    private static let defaults = [
        ("application_name", "naderhand"), ("connect_timeout", "5"), ("target_session_attrs", "read-write"),
        ("keepalives_idle", "5"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"),
    ]

    private static func withoutPassword(_ address: String) -> String {
        // libpq takes the last @ before the path as the end of the user's part.
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

    /// libpq's complaints repeat what they complain of, which can be the password.
    private static func redact(message words: String) -> String {
        let reason = words.prefix { $0 != ":" && $0 != "\"" && $0 != "\n" }
        return reason.trimmingCharacters(in: .whitespaces)
    }
}
