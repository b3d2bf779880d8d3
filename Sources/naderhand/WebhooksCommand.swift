import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand webhooks`
struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "Shows, resends and tests webhook messages.",
        subcommands: [WebhooksList.self, WebhooksShow.self, WebhooksReplay.self, WebhooksTest.self])
}

/// `naderhand webhooks list`
struct WebhooksList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists a merchant's webhook messages, newest first.",
        discussion: "Times are by the platform's clock; a sandbox's clock may be ahead of the machine's.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "Maximum number of messages; at most 10000.")
    var limit = 20

    /// Former name of `--limit`.
    @Option(name: .customLong("last"), help: .hidden)
    var formerLimit: Int?

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let (entries, text) = try await WebhookFailure.mappingErrors(on: options) { log in
            try await log.latest(of: username, limit: min(max(formerLimit ?? limit, 1), 10_000))
        }
        try output.show(entries.map { WebhookOutput($0, in: text.dutchTime) }) { terminal in
            guard !entries.isEmpty else { return [terminal.line([Span("No webhook messages for \(username) yet.")])] }
            return text.table(entries).lines(for: terminal)
        }
    }
}

/// `naderhand webhooks show`
struct WebhooksShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a message with its payload and delivery attempts.",
        discussion: "Times are by the platform's clock; a sandbox's clock may be ahead of the machine's.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The message number, as shown by list.")
    var number: Int64

    func run() async throws {
        let ((entry, attempts), text) = try await WebhookFailure.mappingErrors(on: options) { log in
            try await log.show(Identifier(number))
        }
        try output.show(WebhookOutput(entry, attempts: attempts, in: text.dutchTime)) { terminal in
            let rows = attempts.map { attempt in
                [
                    Span("  \(attempt.startedAt.toSecond(in: text.dutchTime))"), text.status(attempt.status),
                    Span("after \(attempt.durationMilliseconds) ms"), Span(attempt.responseExcerpt),
                ]
            }
            return text.table([entry]).lines(for: terminal)
                + ["", "Delivery ID \(entry.deliveryID)", entry.payload ?? "The payload is no longer available."].map {
                    terminal.line([Span($0)])
                } + TextTable(rows: rows).lines(for: terminal)
        }
    }
}

/// `naderhand webhooks replay`
struct WebhooksReplay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Resends a message with the same delivery ID.",
        discussion: "A running server on the same database sends it at once.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The message number, as shown by list.")
    var number: Int64

    func run() async throws {
        _ = try await WebhookFailure.mappingErrors(on: options) { try await $0.replay(Identifier(number)) }
        try output.show(Replayed(id: number), sentences: "Message queued for delivery.")
    }

    private struct Replayed: Encodable {
        let id: Int64
    }
}

/// Maps errors of the webhook commands to command failures.
enum WebhookFailure {
    /// Opens the store, runs one use case of its log of messages and closes it.
    /// - Returns: the result, and the printer of messages.
    static func mappingErrors<Result>(
        on options: PlatformOptions, _ useCase: (WebhookLog) async throws -> Result
    ) async throws -> (Result, WebhookPrinter) {
        try await mappingErrors {
            try await options.run { platform in
                (try await useCase(WebhookLog(platform)), WebhookPrinter(dutchTime: platform.dutchTime))
            }
        }
    }

    static func mappingErrors<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await CommandFailure.mappingStorageErrors(body)
        } catch is MerchantNotFound {
            throw CommandFailure.failed("The merchant does not exist: see naderhand merchant list.")
        } catch is WebhookLog.UnknownMessage {
            throw CommandFailure.failed("The message does not exist: see naderhand webhooks list.")
        } catch is WebhookLog.NoWebhook {
            throw CommandFailure.failed("The merchant has no webhook: set one with a set webhook call first.")
        }
    }
}
