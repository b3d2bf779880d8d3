import ArgumentParser
import Foundation
import Storage

/// The program: parses, runs, and ends with 0, 1 (it could not) or 2 (it was asked wrongly) and one sentence.
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

    /// - Parameter hint: the command that explains the one that was meant.
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

    /// Says something on standard error.
    static func printError(_ sentence: String) {
        // Whoever reads may have stopped: then nothing is said, and the program ends.
        var waiting = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&waiting, 1, 1_000) != 0 else { return }
        FileHandle.standardError.write(Data("naderhand: \(sentence.forTerminal)\n".utf8))
    }
}

/// Why the program ends without having done what it was asked.
struct CommandFailure: Error {
    /// What is wrong and what to do about it.
    let message: String
    let exitCode: Int32
    /// More lines, one for each thing that is wrong.
    var details: [String] = []

    /// It could not be done.
    static func failed(_ sentence: String) -> CommandFailure {
        CommandFailure(message: sentence, exitCode: 1)
    }

    static func noDatabase(_ path: String) -> CommandFailure {
        .failed(
            "Database \(path) does not exist: choose another with --database, or create it with naderhand serve.")
    }

    /// Runs what can fail because of the store, whose errors are sentences already.
    static func mappingStorageErrors<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as StorageError {
            throw failed(error.description)
        } catch let error as StorageUnavailable {
            throw failed(error.description)
        }
    }

    /// It was asked wrongly.
    static func usage(_ sentence: String) -> CommandFailure {
        CommandFailure(message: sentence, exitCode: 2)
    }
}
