import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant update`
struct MerchantUpdate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Changes a merchant's details; options left out change nothing.",
        discussion: "Username and letter code are part of its orders and cannot be changed.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    @Option(help: "Company name.")
    var companyName: String?

    @OptionGroup var address: AddressOptions

    @OptionGroup var profile: ProfileOptions

    func run() async throws {
        let (change, address) = try (profileChange(), address.change)
        guard !change.isEmpty || !address.isEmpty else {
            throw CommandFailure.usage("Nothing to change: see the options with naderhand merchant update --help.")
        }
        let shown = try await options.run(about: username) { platform in
            try await ChangeMerchant(platform)(username) { merchant in
                change.apply(to: &merchant.profile)
                if !address.isEmpty {
                    merchant.profile.address = try address.applied(to: merchant.profile.address)
                }
            }
            return MerchantOutput(try await DescribeMerchant(platform)(username))
        }
        try output.show(shown) { terminal in shown.lines(for: terminal) }
    }

    private func profileChange() throws -> ProfileChange {
        var change = try profile.change(country: address.country)
        if let companyName {
            guard !companyName.allSatisfy(\.isWhitespace) else {
                throw CommandFailure.usage("The company name is empty: set it with --company-name.")
            }
            change.companyName = companyName
        }
        return change
    }
}
