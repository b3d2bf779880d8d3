import Foundation

/// The number of files and connections the system lets this process have open.
enum DescriptorLimit {
    /// Raises it as far as the process may.
    /// - Returns: the limit that holds now.
    static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return 256 }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = raised.rlim_max
            if setrlimit(resource, &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }

    /// Connections of clients that leave enough for the database, for webhooks on their way, and for what event loops
    /// and the program itself have open. A limit that is too low for that is shared out as well as it can be.
    static func connections(descriptors: Int, databaseConnections: Int) -> Int {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let webhooks = min(512, descriptors / 8)
        let reserve = 32 + 4 * cores + databaseConnections + webhooks
        return max(descriptors / 4, descriptors - reserve)
    }

    #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    private static let resource = RLIMIT_NOFILE
    #endif
}
