extension PlatformContext {
    /// The address whose requests with wrong credentials are counted together.
    var callerAddress: String? { peer }
}
