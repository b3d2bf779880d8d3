package import Domain
import UseCases

/// A reply in the form of the JSON API's second family, which says in HTTP's words too how it went.
package struct StatusReply: Sendable {
    /// HTTP's.
    package let status: Int
    package let body: String
    /// Why the answer is no, where it is; for the log.
    package private(set) var refusal: Refusal?
    /// Whether it shows what the platform itself keeps as a hash only.
    private var showsSecret = false
    /// Whether it had been given before, under the same idempotency key.
    package private(set) var isReplayed = false
    /// Seconds after which the request may be sent again, where it was not looked at.
    package private(set) var retryAfter: Int?
    /// What is left of what the sender may send.
    package var allowance: TokenBucket?

    private init(status: Int, body: String) {
        self.status = status
        self.body = body
    }

    /// - Parameters:
    ///   - status: as it stands in the body.
    ///   - showsSecret: whether the store may not keep it readable.
    static func success(
        status: String = "success", showsSecret: Bool = false, _ members: (inout JSONWriter) -> Void = { _ in }
    ) -> StatusReply {
        var reply = StatusReply(
            status: 200,
            body: JSONWriter.object { json in
                json.member("status", status)
                members(&json)
            })
        reply.showsSecret = showsSecret
        return reply
    }

    static func failure(
        _ status: Int, _ message: String, of refusal: Refusal? = nil, retryAfter: Int? = nil,
        _ members: (inout JSONWriter) -> Void = { _ in }
    ) -> StatusReply {
        var reply = StatusReply(
            status: status,
            body: JSONWriter.object { json in
                json.member("status", "error")
                json.member("message", message)
                members(&json)
            })
        reply.refusal = refusal
        reply.retryAfter = retryAfter
        return reply
    }

    /// The answer when something of the platform's own went wrong; some of that passes.
    static func internalFailure(_ error: any Error) -> StatusReply {
        guard error is any TransientError else {
            return failure(500, "Something broke here.", of: Refusal(.internalFailure))
        }
        return failure(503, "The store cannot serve now: try again.", of: Refusal(.internalFailure), retryAfter: 1)
    }

    static let notAnObject = "The body is not a JSON object."

    /// What was kept under an idempotency key.
    init(_ kept: IdempotentRequest.StoredReply) {
        self.init(status: kept.statusCode, body: kept.body)
        // Of a repeated reply the reason is known by the code that was stored with it.
        refusal = kept.refusal ?? Refusal.Reason(rawValue: kept.code).map { Refusal($0) }
        isReplayed = kept.isReplayed
    }

    /// What is to be kept under one.
    var stored: IdempotentRequest.StoredReply {
        IdempotentRequest.StoredReply(
            body: body, code: refusal?.reason.rawValue ?? "", statusCode: status, showsSecret: showsSecret,
            refusal: refusal)
    }
}
