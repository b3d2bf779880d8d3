import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand webhooks test`
struct WebhooksTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sends a test event to a merchant's webhook and shows the response.",
        discussion: """
            The message has the format and signatures of all others; its event is "test", its order number TEST. It \
            is sent once, by this command, and is not listed. Exits with 1 if the receiver does not respond with 2xx.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The webhook to test: order (default) or session.", valueName: "kind"))
    var subject = "order"

    @Argument(help: "The merchant's username.")
    var username: String

    private struct Sent: Encodable {
        let url: String
        let payload: String
        let isSigned: Bool
        let status: Int?
        let milliseconds: Int
        let answer: String
    }

    func run() async throws {
        guard let subject = Webhook.Topic(rawValue: self.subject.lowercased()) else {
            throw CommandFailure.usage("Unknown webhook \(self.subject): choose order or session.")
        }
        let platform = try await options.open(createsIfMissing: false)
        let message = try await WebhookFailure.mappingErrors {
            try await TestWebhook(platform).message(for: subject, of: username)
        }
        try await platform.database.close()
        let sender = WebhookSender(environment: platform.environment)
        let attempt = await sender.send(message)
        await sender.close()
        guard let attempt else { throw CommandFailure.failed("The message was not sent: try again.") }
        let sent = Sent(
            url: message.url.text, payload: message.body,
            isSigned: message.headers.contains { $0.name == "X-Billink-Webhook-Signature" }, status: attempt.status,
            milliseconds: attempt.durationMilliseconds, answer: attempt.responseExcerpt)
        let status = WebhookPrinter(dutchTime: platform.dutchTime).status(attempt.status)
        try output.show(sent) { terminal in
            [
                terminal.line([Span("Sent to \(sent.url)\(sent.isSigned ? ", signed" : ""): \(sent.payload)")]),
                terminal.line([status, Span(" after \(sent.milliseconds) ms  \(sent.answer)")]),
            ]
        }
        guard attempt.isSuccess else {
            throw CommandFailure.failed(
                "The receiver did not accept it: a webhook must respond with 2xx within 10 seconds.")
        }
    }
}
