import Domain
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import UseCases

/// The demo shop's webhook endpoint: sets the account's webhooks, and receives messages.
final class DemoWebhookReceiver: Sendable {
    let inbox = DemoInbox()
    private let platform: Platform
    private let settings: DemoWebhooks
    private let state = Mutex(State())

    private struct State {
        var address: WebhookURL?
        var secret: String?
        var otherReceiver: String?
    }

    init(_ platform: Platform, username: String) {
        self.platform = platform
        settings = DemoWebhooks(platform, username: username)
    }

    /// URL to which the account's webhooks are sent instead of to this shop, if known.
    var otherReceiver: String? { state.withLock(\.otherReceiver) }

    func didStartListening(host: String, port: Int) {
        let url = WebhookURL("\(ServerAddress(host: host, port: port).localURL)\(DemoPath.webhooks)")
        state.withLock { $0.address = url }
    }

    /// Points the account's webhooks to this shop, unless they have another URL.
    func set(logger: Logger) async {
        guard let address = state.withLock(\.address) else { return }
        do {
            let standing = try await settings(at: address, path: DemoPath.webhooks)
            state.withLock { state in
                state.secret = standing.secret
                state.otherReceiver = standing.otherReceiver
            }
        } catch {
            logger.error("cannot register the demo shop's webhooks", metadata: ["error": "\(error)"])
        }
    }

    func take(_ request: Request, logger: Logger) async -> Response {
        guard let body = try? await request.body.bytes(upTo: RequestBody.maximumSize) else {
            return Response(status: .contentTooLarge)
        }
        let headers = DemoInbox.SignatureHeaders(
            deliveryID: request.headers[.webhookID] ?? "", timestamp: request.headers[.webhookTimestamp] ?? "",
            signature: request.headers[.webhookSignature] ?? "")
        do {
            let sandboxTime = try await PlatformClock(platform).now()
            if accepts(body, headers, sandboxTime) { return Response(status: .ok) }
            // The secret may have been rotated, or this process may have started after the webhook was set.
            await set(logger: logger)
            return Response(status: accepts(body, headers, sandboxTime) ? .ok : .unauthorized)
        } catch {
            logger.error("cannot receive a webhook of the demo shop", metadata: ["error": "\(error)"])
            return Response(status: .failure(error))
        }
    }

    private func accepts(_ body: [UInt8], _ headers: DemoInbox.SignatureHeaders, _ sandboxTime: Instant) -> Bool {
        guard let secret = state.withLock(\.secret) else { return false }
        return inbox.receive(body, headers, secret: secret, at: platform.systemTime(), sandboxTime: sandboxTime)
    }
}

extension HTTPField.Name {
    fileprivate static let webhookID = unchecked("X-Billink-Webhook-Id")
    fileprivate static let webhookTimestamp = unchecked("X-Billink-Webhook-Timestamp")
    fileprivate static let webhookSignature = unchecked("X-Billink-Webhook-Signature")
}
