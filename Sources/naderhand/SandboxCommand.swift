import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand sandbox`
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Looks after a sandbox.", subcommands: [SandboxReset.self])
}

/// `naderhand sandbox reset`
struct SandboxReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Forgets every order, check and merchant of a sandbox and seeds it anew.",
        discussion: "A server that runs on the same database goes on and serves the new one.")

    @OptionGroup var options: PlatformOptions

    func run() async throws {
        guard try options.platformEnvironment() == .sandbox else {
            throw CommandFailure.usage("A production database is never reset: leave out --environment production.")
        }
        let platform = try await options.open(mayCreate: false)
        let partnerID = try await SeedSandbox(platform).reset()
        try await platform.database.close()
        print("The sandbox is as new.")
        if let partnerID {
            print("New client id of partnertest, shown this once: \(partnerID.text)")
        }
    }
}
