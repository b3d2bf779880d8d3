import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import UseCases
import Wire

/// Routes of the JSON API about checks and orders.
struct V2Routes {
    let api: V2API
    let decisions: DecisionHeader

    func add(to router: Router<AppRequestContext>) {
        for call in V2Call.allCases {
            router.post("/v2/\(call.rawValue)") { request, context in
                await respond(call, to: request, in: context)
            }
        }
    }

    private func respond(_ call: V2Call, to request: Request, in context: AppRequestContext) async -> Response {
        // The body is JSON, whatever `Content-Type` says.
        let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
        let key = request.headers[.idempotencyKey]
        // After a write to the store, the task returns to the event loop of its socket.
        let reply = await withTaskExecutorPreference(EventLoopExecutor(context.eventLoop)) {
            await api.respond(call, to: body, from: context.clientAddress, idempotencyKey: key) { error in
                context.logFailedCall(error)
            }
        }
        context.logFields.add("code", reply.code)
        if let refusal = reply.refusal { context.logFields.add(refusal) }
        let isUnderWay = reply.refusal?.reason == .idempotencyKeyInProgress
        var response = Response.json(reply.body, status: isUnderWay ? .conflict : .ok).applying(reply.postponement)
        if reply.isReplayed { response.headers[.idempotentReplayed] = "true" }
        if let allowance = reply.allowance { response.headers.add(allowance) }
        decisions.add(reply.verdict, in: &response, context)
        return response
    }
}

extension HTTPFields {
    /// Adds the client's rate limit: its burst, the remaining requests, and the seconds until it is full.
    mutating func add(_ allowance: TokenBucket) {
        self[.rateLimit] = "\(allowance.limit.burst)"
        self[.rateLimitRemaining] = "\(allowance.remaining)"
        self[.rateLimitReset] = "\(allowance.secondsUntilFull)"
    }
}

extension HTTPField.Name {
    static let idempotencyKey = unchecked("Idempotency-Key")
    static let idempotentReplayed = unchecked("Idempotent-Replayed")
    fileprivate static let rateLimit = unchecked("X-RateLimit-Limit")
    fileprivate static let rateLimitRemaining = unchecked("X-RateLimit-Remaining")
    fileprivate static let rateLimitReset = unchecked("X-RateLimit-Reset")

    static func unchecked(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header") }
        return name
    }
}
