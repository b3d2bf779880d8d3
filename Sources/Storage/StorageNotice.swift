package import Domain

/// Something whoever runs the platform should know about a store that was opened all the same. Each description is one
/// sentence.
package enum StorageNotice: Hashable, Sendable {
    /// Files that other users of the machine could read until now.
    case wasOpenToOthers([String])
    /// A file that other users can read, and that could not be closed to them.
    case staysOpenToOthers(String, reason: String)
    /// What a server had committed before it was killed is not there any more.
    /// - Parameters:
    ///   - found: when the last order event that is there was written; none where there are no events.
    ///   - expected: when the last one was written that the server had seen.
    case endsEarly(path: String, found: Instant?, expected: Instant)
}

extension StorageNotice: CustomStringConvertible {
    package var description: String {
        switch self {
        case .wasOpenToOthers(let paths):
            "Other users of this machine could read \(paths.joined(separator: ", ")); access is now "
                + "restricted. Rotate secrets and client IDs if someone may have read them."
        case .staysOpenToOthers(let path, let reason):
            "Other users of this machine can read \(path) (\(reason)): run chmod 600 on it as its owner."
        case .endsEarly(let path, let found, let expected):
            "\(path) is incomplete: the server that was killed had committed orders and payments up to "
                + "\(expected.utc), but the last ones in the file are of \(found?.utc ?? "no time at all"). Its log "
                + "was truncated or removed, or the file was replaced by an older one: recover them from the shops' "
                + "systems or a backup."
        }
    }
}
