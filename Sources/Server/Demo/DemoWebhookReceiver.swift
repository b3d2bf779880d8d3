import Domain
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import UseCases

/// The shop's end of its webhooks: has them set, and takes what comes.
final class DemoWebhookReceiver: Sendable {
    let inbox = DemoInbox()
    private let platform: Platform
    private let settings: DemoWebhooks
    private let state = Mutex(State())

    private struct State {
        var address: WebhookURL?
        var secret: String?
        var elsewhere: String?
    }

    init(_ platform: Platform, username: String) {
        self.platform = platform
        settings = DemoWebhooks(platform, username: username)
    }

    /// Where the account has itself told instead, as far as is known.
    var elsewhere: String? { state.withLock(\.elsewhere) }

    func listens(at host: String, port: Int) {
        // Nobody reaches "every address of this machine".
        let host = ["0.0.0.0", "::", ""].contains(host) ? "127.0.0.1" : host
        let url = WebhookURL("http://\(host.contains(":") ? "[\(host)]" : host):\(port)\(DemoPath.webhooks)")
        state.withLock { $0.address = url }
    }

    /// Has the shop told, unless the account has somebody else told.
    func set(logger: Logger) async {
        guard let address = state.withLock(\.address) else { return }
        do {
            let standing = try await settings(at: address, path: DemoPath.webhooks)
            state.withLock { state in
                state.secret = standing.secret
                state.elsewhere = standing.elsewhere
            }
        } catch {
            logger.error("cannot register the demo shop's webhooks", metadata: ["error": "\(error)"])
        }
    }

    func take(_ request: Request, logger: Logger) async -> Response {
        guard let body = try? await request.body.bytes(upTo: RequestBody.maximumSize) else {
            return Response(status: .contentTooLarge)
        }
        let seal = DemoInbox.Seal(
            deliveryID: request.headers[.webhookID] ?? "", timestamp: request.headers[.webhookTimestamp] ?? "",
            signature: request.headers[.webhookSignature] ?? "")
        if accepts(body, seal) { return Response(status: .ok) }
        // The secret may have been made anew, or this process be younger than the webhook.
        await set(logger: logger)
        return Response(status: accepts(body, seal) ? .ok : .unauthorized)
    }

    private func accepts(_ body: [UInt8], _ seal: DemoInbox.Seal) -> Bool {
        guard let secret = state.withLock(\.secret) else { return false }
        return inbox.take(body, seal, secret: secret, at: platform.machineTime())
    }
}

extension HTTPField.Name {
    fileprivate static let webhookID = known("X-Billink-Webhook-Id")
    fileprivate static let webhookTimestamp = known("X-Billink-Webhook-Timestamp")
    fileprivate static let webhookSignature = known("X-Billink-Webhook-Signature")
}
