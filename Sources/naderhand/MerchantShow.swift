import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant show`
struct MerchantShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a merchant's details, without its secrets.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let platform = try await options.open(createsIfMissing: false)
        do {
            let description = try await CommandFailure.mappingStorageErrors {
                try await DescribeMerchant(platform)(username)
            }
            try await platform.database.close()
            let shown = MerchantOutput(description)
            try output.show(shown) { terminal in shown.lines(for: terminal) }
        } catch is MerchantNotFound {
            throw CommandFailure.unknownMerchant(username)
        }
    }
}
