import ArgumentParser
import Foundation
import Storage

/// The program. Exits with 0 for success, 1 for a failure, or 2 for wrong usage, and prints one sentence for an error.
@main
struct Naderhand: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "naderhand",
        abstract: "An open-source pay-later platform, compatible with the Billink API.",
        discussion: """
            Start here:
              naderhand serve
                  run a sandbox on http://127.0.0.1:8080, with test accounts
              naderhand serve --environment production --database shop.sqlite
                  run an empty production platform
              naderhand doctor
                  check what production still needs before it can start
              naderhand merchant add bakkerij
                  add your first merchant; asks for the details

            Options marked [NADERHAND_…] can also be set as environment variables.
            """,
        version: version,
        subcommands: [
            ServeCommand.self, MerchantCommand.self, OrderCommand.self, CheckCommand.self, BlockCommand.self,
            WebhooksCommand.self, ListenCommand.self, AuditCommand.self, SandboxCommand.self, BackupCommand.self,
            RestoreCommand.self, DatabaseCommand.self, Doctor.self,
        ])

    static func main() async {
        let path = CommandPath(Array(CommandLine.arguments.dropFirst()), of: Naderhand.self)
        do {
            if let sentence = path.unknownCommand { throw CommandFailure.usage(sentence) }
            var command = try parseAsRoot(path.arguments)
            UnknownSettings.warnings(in: ProcessInfo.processInfo.environment).forEach { printError($0) }
            if var asyncCommand = command as? any AsyncParsableCommand {
                try await asyncCommand.run()
            } else {
                try command.run()
            }
        } catch {
            exit(with: error, hint: path.helpHint)
        }
    }

    /// - Parameter hint: command that prints help for the failed one.
    private static func exit(with error: any Error, hint: String) -> Never {
        if let failure = error as? CommandFailure {
            printError(failure.message)
            failure.details.forEach { printError($0) }
            Foundation.exit(failure.exitCode)
        }
        guard exitCode(for: error) != .success else { exit(withError: error) }
        guard exitCode(for: error) == .validationFailure else {
            printError("\(error)")
            Foundation.exit(1)
        }
        let sentence = message(for: error).prefix { $0 != "\n" }
        let isQuestion = sentence.hasSuffix("?")
        printError(
            "\(sentence.hasSuffix(".") ? sentence.dropLast() : sentence)\(isQuestion ? " See" : "; see") \(hint).")
        Foundation.exit(2)
    }

    static func printError(_ notice: StorageNotice) {
        printError(notice.description)
    }

    /// Prints a sentence on standard error.
    static func printError(_ sentence: String) {
        // If the reader has stopped, the program ends without the message.
        var waiting = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&waiting, 1, 1_000) != 0 else { return }
        FileHandle.standardError.write(Data("naderhand: \(sentence.forTerminal)\n".utf8))
    }
}

/// Failure of a command.
struct CommandFailure: Error {
    /// Description of the error, with its remedy.
    let message: String
    let exitCode: Int32
    /// Further lines, one for each problem.
    var details: [String] = []

    /// Creates a failure with exit code 1.
    static func failed(_ sentence: String) -> CommandFailure {
        CommandFailure(message: sentence, exitCode: 1)
    }

    static func noDatabase(_ path: String) -> CommandFailure {
        .failed(
            "Database \(path) does not exist: choose another with --database, or create it with naderhand serve.")
    }

    /// Runs a closure, and rethrows database errors as command failures.
    static func mappingStorageErrors<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as StorageError {
            throw failed(error.description)
        } catch let error as StorageUnavailable {
            throw failed(error.description)
        }
    }

    /// Creates a failure for wrong usage, with exit code 2.
    static func usage(_ sentence: String) -> CommandFailure {
        CommandFailure(message: sentence, exitCode: 2)
    }
}
