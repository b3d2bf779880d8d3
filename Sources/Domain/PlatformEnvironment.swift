/// Purpose of a process and its database. A database keeps its environment for ever.
package enum PlatformEnvironment: String, Hashable, Sendable, CaseIterable {
    case sandbox = "sandbox"
    case production = "production"
}
