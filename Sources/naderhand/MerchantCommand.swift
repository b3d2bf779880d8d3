import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant`
struct MerchantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merchant",
        abstract: "Manages merchants: add, show, change, rotate client IDs, set logos and rate limits.",
        subcommands: [
            MerchantAddCommand.self, MerchantList.self, MerchantShow.self, MerchantUpdate.self, MerchantDeactivate.self,
            MerchantReactivate.self, MerchantRotateClientID.self, MerchantLogoCommand.self, MerchantRateLimit.self,
            MerchantWorkflow.self,
        ])
}

/// `naderhand merchant list`
struct MerchantList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists merchants by username, with what each is owed and the partner it belongs to.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let entries = try await options.run { try await ListMerchants($0)() }
        try output.show(entries.map(Row.init)) { terminal in
            guard !entries.isEmpty else { return ["No merchants yet. Add one with naderhand merchant add."] }
            let header = ["USERNAME", "CODE", "WORKFLOWS", "PAYABLE", "COMPANY"]
            return TextTable(header: header, rows: entries.map(cells)).lines(for: terminal)
        }
    }

    private func cells(of entry: ListMerchants.Entry) -> [Span] {
        let merchant = entry.merchant
        let partner = entry.partner.map { " (under \($0))" } ?? ""
        let state = merchant.isActive ? "" : " (deactivated)"
        return [
            Span(merchant.username), Span(merchant.letterCode.text),
            Span(entry.workflowNumbers.map(String.init).joined(separator: " ")), Span("\(entry.balance)"),
            Span("\(merchant.profile.companyName)\(partner)\(state)", merchant.isActive ? nil : .quiet),
        ]
    }

    private struct Row: Encodable {
        let username: String
        let letterCode: String
        let companyName: String
        let isActive: Bool
        let partner: String?
        let payable: String
        let workflows: [Int]

        init(_ entry: ListMerchants.Entry) {
            username = entry.merchant.username
            letterCode = entry.merchant.letterCode.text
            companyName = entry.merchant.profile.companyName
            isActive = entry.merchant.isActive
            partner = entry.partner
            payable = "\(entry.balance)"
            workflows = entry.workflowNumbers
        }
    }
}

/// `naderhand merchant rotate-client-id`
struct MerchantRotateClientID: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-client-id",
        abstract: "Replaces a merchant's client ID. The old one stops working at once.",
        aliases: ["rotate-id"])

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let clientID = try await options.run(about: username) { try await RotateClientID($0)(username: username) }
        try output.show(
            Renewed(username: username, clientId: clientID.text),
            sentences: "New client ID of \(username), shown only once: \(clientID.text)")
    }

    private struct Renewed: Encodable {
        let username: String
        let clientId: String
    }
}

/// `naderhand merchant rate-limit`
struct MerchantRateLimit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate-limit",
        abstract: "Sets or removes a merchant's rate limit per process.",
        discussion: "Without options the limit is removed. A running server applies the change within a minute.",
        aliases: ["limit"])

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    @Option(help: "Sustained requests per second.")
    var perSecond: Int?

    @Option(help: "Maximum burst of requests; four times --per-second by default.")
    var burst: Int?

    func run() async throws {
        let limit = try limit()
        try await options.run(about: username) { try await SetRateLimit($0)(limit, username: username) }
        let text = limit.map { "\($0.perSecond) per second, bursts of \($0.burst)" } ?? "no limit"
        try output.show(
            Limited(username: username, perSecond: limit?.perSecond, burst: limit?.burst),
            sentences: "Rate limit of \(username): \(text).")
    }

    private struct Limited: Encodable {
        let username: String
        /// Absent if there is no limit.
        let perSecond: Int?
        let burst: Int?
    }

    private func limit() throws -> RateLimit? {
        guard let perSecond else {
            guard burst == nil else { throw CommandFailure.usage("--burst needs --per-second: add it.") }
            return nil
        }
        let defaultBurst = min(max(perSecond, 0), 250_000) * 4
        guard let limit = RateLimit(perSecond: perSecond, burst: burst ?? defaultBurst) else {
            throw CommandFailure.usage("--per-second and --burst must be from 1 to 1000000: correct them.")
        }
        return limit
    }
}

extension CommandFailure {
    static func unknownMerchant(_ username: String) -> CommandFailure {
        .failed("Merchant \(username) does not exist: see naderhand merchant list.")
    }
}
