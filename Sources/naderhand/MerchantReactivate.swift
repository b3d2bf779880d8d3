import ArgumentParser

/// `naderhand merchant reactivate`
struct MerchantReactivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reactivate", abstract: "Reactivates a merchant.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        try await MerchantActivation(options: options, output: output).set(true, of: username)
    }
}
