/// What a process and its database are for. A database never changes sides.
package enum PlatformEnvironment: String, Hashable, Sendable, CaseIterable {
    case sandbox = "sandbox"
    case production = "production"
}
