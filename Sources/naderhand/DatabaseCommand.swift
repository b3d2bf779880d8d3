import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand database`
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Checks a database.", subcommands: [DatabaseCheck.self])
}

/// `naderhand database check`
struct DatabaseCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a database for damage: its pages, foreign keys and books.",
        discussion: """
            Prints a line for each, or one per problem, and then exits with 1. Changes nothing; can run while the \
            server is running. Damage within the texts of an order cannot be detected: compare with a backup.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let outcome = try await check()
        let shown = Shown(isDamaged: outcome.isDamaged, booksAgree: outcome.booksAgree, lines: outcome.lines)
        try output.show(shown) { terminal in outcome.lines.map { terminal.line([Span($0)]) } }
        guard !outcome.isDamaged else {
            throw CommandFailure.failed(
                "\(outcome.place) is damaged: stop the server, keep the damaged data, and restore the newest "
                    + "backup that passes this check.")
        }
        guard outcome.booksAgree else {
            throw CommandFailure.failed(
                "\(outcome.place) is intact, but rows were changed from outside: compare them with a backup and "
                    + "correct them.")
        }
    }

    private struct Shown: Encodable {
        let isDamaged: Bool
        let booksAgree: Bool
        let lines: [String]
    }

    private struct Outcome {
        let place: String
        var lines: [String] = []
        var isDamaged = false
        var booksAgree = true

        mutating func add(_ check: StoreCheck) {
            isDamaged = isDamaged || !check.findings.isEmpty
            let sentences = check.findings.isEmpty ? [check.result] : check.findings
            lines += sentences.map { "\(check.subject.rawValue): \($0)" }
        }

        mutating func add(_ report: AuditBooks.Report) {
            booksAgree = report.findings.isEmpty
            lines += report.findings.map { "Books: \($0)" }
            if booksAgree {
                lines.append(
                    "Books: \(report.orders) orders, \(report.events) events and \(report.postings) postings agree.")
            }
        }
    }

    private func check() async throws -> Outcome {
        let location = try options.location()
        return try await CommandFailure.mappingStorageErrors {
            var outcome = Outcome(place: location.redacted)
            switch location {
            case .file:
                for check in try StoreCheck.file(options.existingFile()) { outcome.add(check) }
                try await addBooks(to: &outcome) { try options.openForReading() }
            case .server:
                let platform = try await options.open(createsIfMissing: false)
                for check in try await StoreCheck.server(platform.database) { outcome.add(check) }
                try await addBooks(to: &outcome) { platform }
            }
            return outcome
        }
    }

    /// Adds the result of the audit, or the error that prevented it, after earlier findings.
    private func addBooks(to outcome: inout Outcome, of open: () throws -> Platform) async throws {
        do {
            let platform = try open()
            let report = try await AuditBooks(platform)()
            try await platform.database.close()
            outcome.add(report)
        } catch StorageError.corrupted(_, let reason) {
            outcome.isDamaged = true
            outcome.lines.append("Books: cannot be read completely: \(reason).")
        } catch StorageError.unreadableRow(let what) {
            outcome.isDamaged = true
            outcome.lines.append("Books: cannot be read completely: \(what).")
        }
    }
}
