package import Domain

/// Warnings for the operator about a database that was opened nevertheless. Each description is one sentence.
package enum StorageNotice: Hashable, Sendable {
    /// Files that other users of the machine could read until now.
    case wasReadableByOthers([String])
    /// Files that other users can read, and whose permissions could not be changed.
    case isReadableByOthers(String, reason: String)
    /// Events that a server had committed before it was killed are missing.
    /// - Parameters:
    ///   - found: time of the last stored order event; `nil` if there is none.
    ///   - expected: time of the last event that the server had seen committed.
    case isTruncated(path: String, found: Instant?, expected: Instant)
}

extension StorageNotice: CustomStringConvertible {
    package var description: String {
        switch self {
        case .wasReadableByOthers(let paths):
            "Other users of this machine could read \(paths.joined(separator: ", ")); access is now "
                + "restricted. Rotate secrets and client IDs if someone may have read them."
        case .isReadableByOthers(let path, let reason):
            "Other users of this machine can read \(path) (\(reason)): run chmod 600 on it as its owner."
        case .isTruncated(let path, let found, let expected):
            "\(path) is incomplete: the server that was killed had committed orders and payments up to "
                + "\(expected.utc), but the last ones in the file are of \(found?.utc ?? "no time at all"). Its log "
                + "was truncated or removed, or the file was replaced by an older one: recover them from the shops' "
                + "systems or a backup."
        }
    }
}
