import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant`
struct MerchantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merchant",
        abstract: "Adds and lists merchants, renews their client ids, sets their logos, and limits their requests.",
        subcommands: [
            MerchantAdd.self, MerchantList.self, MerchantRotateID.self, MerchantLogo.self, MerchantLimit.self,
        ])
}

/// `naderhand merchant list`
struct MerchantList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the merchants, by username, what each is owed, and whose it is.")

    @OptionGroup var options: PlatformOptions

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let entries = try await ListMerchants(platform)()
        try await platform.database.close()
        guard !entries.isEmpty else {
            return print("No merchants yet: add one with naderhand merchant add.")
        }
        print("\("USERNAME".padded(to: 20)) CODE  \("WORKFLOWS".padded(to: 12)) \("PAYABLE".padded(to: 12)) COMPANY")
        for entry in entries {
            let workflows = entry.workflowNumbers.map(String.init).joined(separator: " ")
            let partner = entry.partner.map { " (under \($0))" } ?? ""
            let state = entry.merchant.isActive ? "" : " (deactivated)"
            print(
                "\(entry.merchant.username.padded(to: 20)) \(entry.merchant.letterCode.text.padded(to: 4))  "
                    + "\(workflows.padded(to: 12)) \(entry.payable.description.padded(to: 12)) "
                    + "\(entry.merchant.profile.companyName)\(partner)\(state)")
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
        } catch is UnknownMerchant {
            throw CommandFailure.unknownMerchant(username)
        }
    }
}

/// `naderhand merchant limit`
struct MerchantLimit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit",
        abstract: "Sets how many requests a merchant may send to one process, or lifts the limit.",
        discussion: "Without options there is no limit. A server that runs knows it within a minute.")

    @OptionGroup var options: PlatformOptions

    @Argument(help: "The merchant's username.")
    var username: String

    @Option(help: "Requests a second that may go on for ever.")
    var perSecond: Int?

    @Option(help: "Requests that may come at once; four times as many by default.")
    var burst: Int?

    func run() async throws {
        let limit = try limit()
        let platform = try await options.open(mayCreate: false)
        do {
            try await SetRequestLimit(platform)(limit, username: username)
            try await platform.database.close()
        } catch is UnknownMerchant {
            throw CommandFailure.unknownMerchant(username)
        }
        let text = limit.map { "\($0.perSecond) a second, and \($0.burst) at once" } ?? "any number"
        print("Requests that \(username) may send: \(text).")
    }

    private func limit() throws -> RequestLimit? {
        guard let perSecond else {
            guard burst == nil else { throw CommandFailure.usage("Give --per-second too.") }
            return nil
        }
        let usualBurst = min(max(perSecond, 0), 250_000) * 4
        guard let limit = RequestLimit(perSecond: perSecond, burst: burst ?? usualBurst) else {
            throw CommandFailure.usage("A limit is from 1 to 1000000: correct --per-second or --burst.")
        }
        return limit
    }
}

extension CommandFailure {
    static func unknownMerchant(_ username: String) -> CommandFailure {
        .impossible("There is no merchant \(username): naderhand merchant list shows who there is.")
    }
}
