import ArgumentParser
import Domain
import Foundation
import Storage
import UseCases

/// `naderhand listen`
struct ListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Prints a merchant's webhook messages as they are sent.",
        discussion: """
            With --forward-to each message is also sent to that URL, signed like a webhook if the merchant has a \
            secret, so that a shop on your machine receives webhooks without a public address. Stop with Ctrl-C.

            To verify a message, compute this over the secret, the timestamp and the raw body:
              hmac.new(secret, timestamp + body, hashlib.sha256).hexdigest()      in Python
            and compare it with X-Billink-Webhook-Signature.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("URL that each message is forwarded to.", valueName: "url"))
    var forwardTo: String?

    @Option(
        help: ArgumentHelp("Only these events, separated by commas: order_paid,order_on_hold.", valueName: "names"))
    var events: String?

    @Option(help: ArgumentHelp("Start this many hours back, including missed messages.", valueName: "hours"))
    var sinceHours = 0

    /// Former name of `--since-hours`.
    @Option(name: .customLong("since"), help: .hidden)
    var formerSinceHours: Int?

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let target = try forwardTo.map { text in
            guard let url = WebhookURL(text) else {
                throw CommandFailure.usage(
                    "\(text) is not a valid URL: use one such as http://localhost:3000/ with --forward-to.")
            }
            return url
        }
        let events = try events.map(Self.names)
        let platform = try await options.open(createsIfMissing: false)
        let log = WebhookLog(platform)
        let text = WebhookPrinter(dutchTime: platform.dutchTime)
        let sender = WebhookSender(environment: .sandbox)
        var last = try await WebhookFailure.mappingErrors {
            let latest = try await log.latest(of: username, limit: 1).first?.message.id ?? Identifier(0)
            let hours = formerSinceHours ?? sinceHours
            return hours > 0 ? min(latest, log.cursor(hoursAgo: Int64(hours))) : latest
        }
        if !output.json { Self.printLine("Listening for webhook messages of \(username). Stop with Ctrl-C.") }
        while true {
            // A failed query is retried, and then returns the missed messages too.
            let entries = (try? await log.messages(of: username, after: last, limit: 100)) ?? []
            for entry in entries {
                last = entry.message.id
                guard events?.contains(entry.message.eventName) ?? true else { continue }
                if output.json {
                    Self.printLine(try OutputJSON.text(WebhookOutput(entry, in: platform.dutchTime)))
                } else {
                    Self.printLine(text.line(entry))
                    Self.printLine("  \(entry.payload ?? "")")
                }
                if let target { try await forward(entry, to: target, of: log, through: sender) }
            }
            if entries.isEmpty { try await Task.sleep(for: .milliseconds(250)) }
        }
    }

    private func forward(
        _ entry: WebhookLog.Entry, to target: WebhookURL, of log: WebhookLog, through sender: WebhookSender
    ) async throws {
        let content = try await log.message(for: entry, to: target, merchant: username)
        guard let attempt = await sender.send(content), !output.json else { return }
        Self.printLine("  → \(target.text): \(attempt.status.map { "HTTP \($0)" } ?? attempt.responseExcerpt)")
    }

    private static func names(in list: String) throws -> Set<String> {
        let names = list.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        let known = OrderWebhookEvent.allCases.map(\.rawValue) + CheckoutSession.Status.allCases.map(\.rawValue)
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw CommandFailure.usage("Unknown event \(unknown): choose from \(known.joined(separator: ", ")).")
        }
        guard !names.isEmpty else { throw CommandFailure.usage("--events needs event names such as order_paid.") }
        return Set(names)
    }

    /// Prints a line at once. `print` would buffer it when the output goes to a file.
    private static func printLine(_ line: String) {
        FileHandle.standardOutput.write(Data((line.forTerminal + "\n").utf8))
    }
}
