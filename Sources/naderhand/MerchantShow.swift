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
        let shown = try await options.run(about: username) { MerchantOutput(try await DescribeMerchant($0)(username)) }
        try output.show(shown) { terminal in shown.lines(for: terminal) }
    }
}
