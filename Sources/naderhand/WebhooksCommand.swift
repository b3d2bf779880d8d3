import ArgumentParser
import Domain
import Foundation
import Storage
import UseCases
import Wire

/// `naderhand webhooks`
struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "Looks at what merchants were told, and sends it again.",
        subcommands: [WebhooksList.self, WebhooksShow.self, WebhooksReplay.self])
}

/// `naderhand webhooks list`
struct WebhooksList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists what a merchant was told, newest first.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "How many.")
    var last = 20

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let entries = try await WebhookFailure.explaining {
            try await WebhookLog(platform).latest(of: username, limit: min(max(last, 1), 10_000))
        }
        try await platform.database.close()
        guard !entries.isEmpty else { return print("\(username) was told nothing yet.") }
        let text = WebhookText(dutchTime: platform.dutchTime)
        print("\("NUMBER".padded(to: 20))\("WHEN".padded(to: 21))\("WHAT".padded(to: 25))STATE")
        for entry in entries { print(text.line(entry)) }
    }
}

/// `naderhand webhooks show`
struct WebhooksShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows one message: what it says, and how it was sent each time.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "Its number, as the list shows it.")
    var number: Int64

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let (entry, attempts) = try await WebhookFailure.explaining {
            try await WebhookLog(platform).show(Identifier(number))
        }
        try await platform.database.close()
        let text = WebhookText(dutchTime: platform.dutchTime)
        print(text.line(entry))
        print("Delivery id \(entry.deliveryID)")
        print(entry.payload ?? "What it told of is no longer there.")
        for attempt in attempts {
            let status = attempt.status.map { "HTTP \($0)" } ?? "no answer"
            print("  \(text.moment(attempt.at))  \(status) after \(attempt.milliseconds) ms  \(attempt.answer)")
        }
    }
}

/// `naderhand webhooks replay`
struct WebhooksReplay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Sends a message again, with the delivery id it has.",
        discussion: "A server that runs on the same database sends it at once.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "Its number, as the list shows it.")
    var number: Int64

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        try await WebhookFailure.explaining { try await WebhookLog(platform).replay(Identifier(number)) }
        try await platform.database.close()
        print("It is sent again.")
    }
}

/// `naderhand listen`
struct Listen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Prints what a merchant's webhooks are told, as it happens.",
        discussion: """
            With --forward-to each message is also sent there, signed as a webhook would be when the merchant has a \
            secret: so a shop on this laptop hears of its orders without a public address. Ctrl-C ends it.

            A receiver verifies a message with the secret, the timestamp and the body as it came:
              hmac.new(secret, timestamp + body, hashlib.sha256).hexdigest()      in Python
            and compares it with X-Billink-Webhook-Signature.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Where each message is sent too.", valueName: "url"))
    var forwardTo: String?

    @Option(help: ArgumentHelp("Begins so many hours back, with what was missed.", valueName: "hours"))
    var since = 0

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let target = try forwardTo.map { text in
            guard let url = WebhookURL(text) else {
                throw CommandFailure.usage("\(text) is no address: give --forward-to one like http://localhost:3000/.")
            }
            return url
        }
        let platform = try await options.open(mayCreate: false)
        let log = WebhookLog(platform)
        let text = WebhookText(dutchTime: platform.dutchTime)
        let sender = WebhookSender(environment: .sandbox)
        var last = try await WebhookFailure.explaining {
            let latest = try await log.latest(of: username, limit: 1).first?.message.id ?? Identifier(0)
            return since > 0 ? min(latest, log.position(before: Int64(since))) : latest
        }
        Self.say("Listening to \(username).")
        while true {
            // A store that is away for a while is asked again; what was missed comes then.
            let entries = (try? await log.messages(of: username, after: last, limit: 100)) ?? []
            for entry in entries {
                Self.say("\(text.line(entry))\n  \(entry.payload ?? "")")
                if let target { try await forward(entry, to: target, of: log, through: sender) }
                last = entry.message.id
            }
            if entries.isEmpty { try await Task.sleep(for: .milliseconds(250)) }
        }
    }

    private func forward(
        _ entry: WebhookLog.Entry, to target: WebhookURL, of log: WebhookLog, through sender: WebhookSender
    ) async throws {
        let content = try await log.content(of: entry, to: target, for: username)
        guard let attempt = await sender.send(content) else { return }
        Self.say("  → \(target.text): \(attempt.status.map { "HTTP \($0)" } ?? attempt.answer)")
    }

    /// Not print: it would wait for a full buffer when the output goes to a file.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line.forTerminal + "\n").utf8))
    }
}

/// What the commands about webhooks say when there is nothing to do.
private enum WebhookFailure {
    static func explaining<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await CommandFailure.explaining(body)
        } catch is UnknownMerchant {
            throw CommandFailure.impossible("There is no such merchant: naderhand merchant list shows who there is.")
        } catch is WebhookLog.UnknownMessage {
            throw CommandFailure.impossible("There is no such message: naderhand webhooks list shows what there is.")
        } catch is WebhookLog.NoWebhook {
            throw CommandFailure.impossible("The merchant has no webhook to send it to: set one first.")
        }
    }
}

/// A message as it is printed.
private struct WebhookText {
    let dutchTime: DutchTime

    func line(_ entry: WebhookLog.Entry) -> String {
        let message = entry.message
        return "\("\(message.id.value)".padded(to: 20))\(moment(message.at).padded(to: 21))"
            + "\(message.notice.padded(to: 25))\(state(of: message))"
    }

    private func state(of message: OutboxTable.Message) -> String {
        switch (message.isDelivered, message.attemptAt) {
        case (true?, _): "delivered"
        case (_, let next?): message.attempts == 0 ? "on its way" : "tried again at \(moment(next))"
        case (false?, nil): "given up after \(message.attempts) attempts"
        case (nil, nil): "no webhook"
        }
    }

    /// `25-11-2026 09:00:00`
    func moment(_ instant: Instant) -> String {
        "\(dutchTime.date(at: instant).dayMonthYear) \(ISO8601.text(instant, in: dutchTime).dropFirst(11).prefix(8))"
    }
}
