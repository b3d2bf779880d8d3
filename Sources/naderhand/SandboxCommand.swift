import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand sandbox`
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Looks after a sandbox.",
        subcommands: [SandboxAdvance.self, SandboxReset.self])
}

/// `naderhand sandbox advance`
struct SandboxAdvance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "Moves the clock of a sandbox, and does everything that falls due meanwhile.",
        discussion: """
            14d is fourteen calendar days, 6h six hours, 2026-12-24T09:00:00+01:00 a moment. A server that runs on the \
            same database has the new time at once. The clock never goes back.
            """)

    @OptionGroup var options: PlatformOptions

    @Argument(help: ArgumentHelp("How far.", valueName: "time"))
    var time: String

    func run() async throws {
        let move = try move()
        let platform = try await options.open(mayCreate: false)
        do {
            let moved = try await PlatformClock(platform).advance(move)
            try await platform.database.close()
            print("It is \(ISO8601.text(moved.to, in: platform.dutchTime)).")
            for (name, count) in moved.steps.sorted(by: { $0.key < $1.key }) { print("  \(count) x \(name)") }
            if moved.resumed > 0 { print("  \(moved.resumed) x end of a hold") }
        } catch let failure as PlatformClock.Failure {
            throw CommandFailure.usage(failure.sentence)
        }
    }

    private func move() throws -> PlatformClock.Move {
        if let moment = ISO8601.instant(time) { return .to(moment) }
        guard let number = Int(time.dropLast()), (1...1_000_000).contains(number), let unit = time.last,
            ["d", "h"].contains(unit)
        else { throw CommandFailure.usage("\(time) is no time: write 14d, 6h or 2026-12-24T09:00:00+01:00.") }
        return unit == "d" ? .days(number) : .hours(number)
    }
}

/// `naderhand sandbox reset`
struct SandboxReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Forgets every order, check and merchant of a sandbox and seeds it anew.",
        discussion: "A server that runs on the same database goes on and serves the new one.")

    @OptionGroup var options: PlatformOptions

    @Flag(help: "Leaves out the sample orders.")
    var withoutOrders = false

    func run() async throws {
        guard try options.platformEnvironment() == .sandbox else {
            throw CommandFailure.usage("A production database is never reset: leave out --environment production.")
        }
        let platform = try await options.open(mayCreate: false)
        try await SeedSandbox(platform, hasOrders: !withoutOrders).reset()
        try await platform.database.close()
        print("The sandbox is as new. Its accounts have the client ids that every sandbox has:")
        for account in SandboxAccount.all {
            print("  \(account.username.padded(to: 12)) \(account.letterCode)  \(account.clientIDs[0])")
        }
    }
}
