/// What a webhook is told of.
public enum WebhookTopic: Hashable, Sendable {
    /// The life of orders.
    case orders
    /// The life of checkout sessions.
    case sessions

    fileprivate var path: String {
        switch self {
        case .orders: "v2/client"
        case .sessions: "v2/session"
        }
    }
}

/// The calls that say where the shop wants to be told of something: ``BillinkClient/webhooks``.
public struct WebhookCalls: Sendable {
    let exchange: RequestExecutor

    /// Makes the secret with which messages to signed webhooks are signed. It is shown this once.
    ///
    /// The secret before it counts for another 24 hours: give a ``WebhookVerifier`` both for that time.
    /// - Parameter idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none. The
    ///   same key within 24 hours returns the same secret.
    /// - Throws: ``BillinkError``
    public func generateSecret(idempotencyKey: String? = nil) async throws(BillinkError) -> Secret {
        let reply: SecretReply = try await exchange.send(
            .mutation("v2/client/webhook-v3/secret/generate", under: idempotencyKey))
        return Secret(reply.secret)
    }

    /// Says where messages go.
    /// - Parameters:
    ///   - subject: what they are about.
    ///   - url: an absolute address; https in production.
    ///   - signed: whether they carry signatures, which needs a secret (``generateSecret()``). Signed webhooks are told
    ///     more: see ``OrderEvent``.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func set(
        _ subject: WebhookTopic, to url: String, signed: Bool = true, idempotencyKey: String? = nil
    ) async throws(BillinkError) {
        let _: Done = try await exchange.send(
            .mutation("\(path(of: subject, signed))/set", ["url": url], under: idempotencyKey))
    }

    /// Ends a webhook, and what was waiting for it.
    /// - Parameters:
    ///   - subject: what it was told of.
    ///   - signed: which path is called; a shop has one webhook for each subject, so that either ends it.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func disable(
        _ subject: WebhookTopic, signed: Bool = true, idempotencyKey: String? = nil
    ) async throws(BillinkError) {
        let _: Done = try await exchange.send(
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
