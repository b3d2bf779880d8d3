package import Domain
import UseCases

/// Response of a status call: `{"status"}` and an HTTP status.
package struct StatusReply: Sendable {
    /// HTTP status.
    package let status: Int
    /// Body in JSON.
    package let body: String
    /// The refusal, for the log; `nil` for a success.
    package private(set) var refusal: Refusal?
    /// `true` for a response with a secret of which the platform itself stores only a hash.
    private var showsSecret = false
    /// `true` for a stored response that is sent again under the same idempotency key.
    package private(set) var isReplayed = false
    /// Seconds after which a throttled client may retry; `nil` if the request was processed.
    package private(set) var retryAfter: Int?
    /// State of the client's rate limit, for the response headers.
    package var allowance: TokenBucket?

    private init(status: Int, body: String) {
        self.status = status
        self.body = body
    }

    /// - Parameters:
    ///   - status: value of the member `status`.
    ///   - showsSecret: `true` for a response that must be encrypted when it is stored.
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

    /// Response for an internal error; 503 for a transient one.
    static func internalFailure(_ error: any Error) -> StatusReply {
        guard error is any TransientError else {
            return failure(500, "Something broke here.", of: Refusal(.internalFailure))
        }
        return failure(503, "The store cannot serve now: try again.", of: Refusal(.internalFailure), retryAfter: 1)
    }

    static let notAnObject = "The body is not a JSON object."

    /// Restores a response that was stored under an idempotency key.
    init(stored: IdempotentRequest.StoredReply) {
        self.init(status: stored.statusCode, body: stored.body)
        // A stored response has the reason's code, not the refusal itself.
        refusal = stored.refusal ?? Refusal.Reason(rawValue: stored.code).map { Refusal($0) }
        isReplayed = stored.isReplayed
    }

    /// The response in the form in which it is stored under an idempotency key.
    var stored: IdempotentRequest.StoredReply {
        IdempotentRequest.StoredReply(
            body: body, code: refusal?.reason.rawValue ?? "", statusCode: status, showsSecret: showsSecret,
            refusal: refusal)
    }
}
