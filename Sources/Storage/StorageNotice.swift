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
            "\(paths.joined(separator: ", ")) could be read by others on this machine, and now cannot: "
                + "change secrets and client ids if somebody may have."
        case .staysOpenToOthers(let path, let reason):
            "\(path) can be read by others on this machine (\(reason)): run chmod 600 on it as its owner."
        case .endsEarly(let path, let found, let expected):
            "\(path) ends early: the server that was killed had committed orders and payments up to "
                + "\(expected.utc), the last ones there are of \(found?.utc ?? "no time at all"); its log was cut or "
                + "removed, or an older file was put in its place: find them in the shops' systems, or in a backup."
        }
    }
}
