import Foundation

/// Limit on open files and connections of this process.
enum DescriptorLimit {
    /// Raises the limit as far as the process may.
    /// - Returns: the current limit.
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

    /// Number of client connections that leaves enough descriptors for the database, webhook deliveries, event loops
    /// and the program itself. A lower limit is divided among them.
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
