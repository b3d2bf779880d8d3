import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand sandbox`
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Controls a sandbox.",
        subcommands: [SandboxAdvance.self, SandboxReset.self])
}

/// `naderhand sandbox advance`
struct SandboxAdvance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "Moves the sandbox's clock forward and runs everything that falls due.",
        discussion: """
            Use 14d for fourteen calendar days, 6h for six hours, or a time such as 2026-12-24T09:00:00+01:00. A \
            running server on the same database uses the new time at once. The clock cannot be set back.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: ArgumentHelp("Duration or target time.", valueName: "duration|time"))
    var target: String

    func run() async throws {
        let move = try move()
        let platform = try await options.open(createsIfMissing: false)
        do {
            let moved = try await PlatformClock(platform).advance(move)
            try await platform.database.close()
            let now = ISO8601.format(moved.to, in: platform.dutchTime)
            var lines = ["Sandbox time is now \(now)."]
            lines += moved.steps.sorted { $0.key < $1.key }.map { "  \($0.value) x \($0.key)" }
            if moved.resumed > 0 { lines.append("  \(moved.resumed) x Hold ended") }
            let shown = Shown(
                now: now, steps: moved.steps, resumed: moved.resumed, expiredSessions: moved.expiredSessions)
            try output.show(shown) { terminal in lines.map { terminal.line([Span($0)]) } }
        } catch let failure as PlatformClock.Failure {
            throw CommandFailure.usage(failure.sentence)
        }
    }

    private struct Shown: Encodable {
        let now: String
        let steps: [String: Int]
        let resumed: Int
        let expiredSessions: Int
    }

    private func move() throws -> PlatformClock.Advance {
        if let moment = ISO8601.parse(target) { return .to(moment) }
        guard let number = Int(target.dropLast()), (1...1_000_000).contains(number), let unit = target.last,
            ["d", "h"].contains(unit)
        else { throw CommandFailure.usage("\(target) is not a valid time: use 14d, 6h or 2026-12-24T09:00:00+01:00.") }
        return unit == "d" ? .days(number) : .hours(number)
    }
}

/// `naderhand sandbox reset`
struct SandboxReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Deletes all orders, checks and merchants of a sandbox and seeds it again.",
        discussion: "A running server on the same database continues with the new data.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Flag(help: "Do not create sample orders.")
    var withoutOrders = false

    func run() async throws {
        guard try options.platformEnvironment() == .sandbox else {
            throw CommandFailure.usage("A production database cannot be reset: remove --environment production.")
        }
        let platform = try await options.open(createsIfMissing: false)
        try await SeedSandbox(platform, hasOrders: !withoutOrders).reset()
        try await platform.database.close()
        let accounts = SandboxAccount.all.map { account in
            ShownAccount(
                username: account.username, letterCode: account.letterCode, clientId: account.clientIDs[0])
        }
        try output.show(Shown(accounts: accounts)) { terminal in
            let rows = accounts.map { "  \($0.username.padded(to: 12)) \($0.letterCode)  \($0.clientId)" }
            let lines = ["Sandbox reset. Test accounts and client IDs, the same in every sandbox:"] + rows
            return lines.map { terminal.line([Span($0)]) }
        }
    }

    private struct Shown: Encodable {
        let accounts: [ShownAccount]
    }

    private struct ShownAccount: Encodable {
        let username: String
        let letterCode: String
        let clientId: String
    }
}
