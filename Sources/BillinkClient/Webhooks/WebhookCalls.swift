/// Topic of a webhook.
public enum WebhookTopic: Hashable, Sendable {
    /// Events of orders.
    case orders
    /// Status changes of checkout sessions.
    case sessions

    fileprivate var path: String {
        switch self {
        case .orders: "v2/client"
        case .sessions: "v2/session"
        }
    }
}

/// Calls that configure webhooks: ``BillinkClient/webhooks``.
public struct WebhookCalls: Sendable {
    let executor: RequestExecutor

    /// Generates the secret with which webhook messages are signed. It is shown only once.
    ///
    /// The previous secret stays valid for 24 hours: give a ``WebhookVerifier`` both during that time.
    /// - Parameter idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`. The same key within 24 hours
    ///   returns the same secret.
    /// - Throws: ``BillinkError``
    public func generateSecret(idempotencyKey: String? = nil) async throws(BillinkError) -> Secret {
        let reply: SecretReply = try await executor.send(
            .mutation("v2/client/webhook-v3/secret/generate", under: idempotencyKey))
        return Secret(reply.secret)
    }

    /// Sets the URL of a webhook.
    /// - Parameters:
    ///   - subject: topic of the webhook.
    ///   - url: absolute URL; https in production.
    ///   - signed: `true` for signed messages, which need a secret (``generateSecret(idempotencyKey:)``). Signed
    ///     webhooks receive more events: see ``OrderEvent``.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func set(
        _ subject: WebhookTopic, to url: String, signed: Bool = true, idempotencyKey: String? = nil
    ) async throws(BillinkError) {
        let _: Done = try await executor.send(
            .mutation("\(path(of: subject, signed))/set", ["url": url], under: idempotencyKey))
    }

    /// Disables a webhook. Queued messages are not sent.
    /// - Parameters:
    ///   - subject: topic of the webhook.
    ///   - signed: path to call. A merchant has one webhook for each topic, so that either path disables it.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func disable(
        _ subject: WebhookTopic, signed: Bool = true, idempotencyKey: String? = nil
    ) async throws(BillinkError) {
        let _: Done = try await executor.send(
            .mutation("\(path(of: subject, signed))/disable", under: idempotencyKey))
    }

    private func path(of subject: WebhookTopic, _ isSigned: Bool) -> String {
        "\(subject.path)/\(isSigned ? "webhook-v3" : "webhook")"
    }

    private struct SecretReply: Decodable {
        let secret: String
    }

    private struct Done: Decodable {
        let status: String
    }
}
