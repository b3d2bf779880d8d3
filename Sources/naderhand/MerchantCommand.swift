import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant`
struct MerchantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merchant", abstract: "Adds and lists merchants, and renews their client ids.",
        subcommands: [MerchantAdd.self, MerchantList.self, MerchantRotateID.self])
}

/// `naderhand merchant list`
struct MerchantList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the merchants, by username.")

    @OptionGroup var options: PlatformOptions

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let entries = try await ListMerchants(platform)()
        try await platform.database.close()
        guard !entries.isEmpty else {
            return print("No merchants yet: add one with naderhand merchant add.")
        }
        print("\("USERNAME".padded(to: 20)) CODE  \("WORKFLOWS".padded(to: 12)) COMPANY")
        for entry in entries {
            let workflows = entry.workflowNumbers.map(String.init).joined(separator: " ")
            let state = entry.merchant.isActive ? "" : " (deactivated)"
            print(
                "\(entry.merchant.username.padded(to: 20)) \(entry.merchant.letterCode.text.padded(to: 4))  "
                    + "\(workflows.padded(to: 12)) \(entry.merchant.profile.companyName)\(state)")
        }
    }
}

/// `naderhand merchant rotate-id`
struct MerchantRotateID: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-id", abstract: "Gives a merchant a new client id. The old one stops working at once.")

    @OptionGroup var options: PlatformOptions

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        do {
            let clientID = try await RotateClientID(platform)(username: username)
            try await platform.database.close()
            print("New client id of \(username), shown this once: \(clientID.text)")
        } catch is RotateClientID.UnknownMerchant {
            throw CommandFailure.impossible(
                "There is no merchant \(username): naderhand merchant list shows who there is.")
        }
    }
}
