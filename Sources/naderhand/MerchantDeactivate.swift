import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant deactivate`
struct MerchantDeactivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deactivate", abstract: "Deactivates a merchant: no new checks or orders.",
        discussion:
            "Existing orders are collected as before and can still be managed. Repeating the command changes nothing.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        try await MerchantActivation(options: options, output: output).set(false, of: username)
    }
}

/// Deactivates and reactivates merchants.
struct MerchantActivation {
    let options: PlatformOptions
    let output: OutputOptions

    private struct State: Encodable {
        let username: String
        let isActive: Bool
    }

    func set(_ isActive: Bool, of username: String) async throws {
        _ = try await options.run(about: username) { platform in
            try await ChangeMerchant(platform)(username) { $0.isActive = isActive }
        }
        try output.show(
            State(username: username, isActive: isActive),
            sentences: isActive ? "\(username) is active." : "\(username) is deactivated.")
    }
}
