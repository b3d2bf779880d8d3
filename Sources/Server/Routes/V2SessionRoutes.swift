import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Wire

/// The JSON API about checkout sessions.
struct V2SessionRoutes {
    let api: V2SessionAPI

    /// Where the first clients created sessions (`wire-v2.md` B 2.1).
    private static let formerCreate = "/api/v1/create"

    func add(to router: Router<PlatformContext>) {
        for call in V2SessionCall.allCases { add(call, at: "/v2/\(call.rawValue)", to: router) }
        add(.create, at: Self.formerCreate, to: router)
    }

    private func add(_ call: V2SessionCall, at path: String, to router: Router<PlatformContext>) {
        router.post(RouterPath(path)) { request, context in
            await answer(call, to: request, in: context)
        }
    }

    private func answer(_ call: V2SessionCall, to request: Request, in context: PlatformContext) async -> Response {
        // Whatever Content-Type says, the body is JSON.
        let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
        let key = request.headers[.idempotencyKey]
        // After a write to the store the answer goes on where its socket is, not on just any loop.
        let reply = await withTaskExecutorPreference(EventLoopExecutor(context.eventLoop)) {
            await api.answer(call, to: body, idempotencyKey: key) { error in
                context.logger.error("call failed", metadata: ["error": "\(error)"])
            }
        }
        if let refusal = reply.refusal { context.notes.add(refusal) }
        return Response.family2(reply)
    }
}

extension Response {
    /// A reply of the JSON API's second family.
    static func family2(_ reply: Family2Reply) -> Response {
        var response = Response.json(reply.body, status: HTTPResponse.Status(code: reply.status))
        if reply.isReplayed { response.headers[.idempotentReplayed] = "true" }
        if let seconds = reply.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if let allowance = reply.allowance { response.headers.add(allowance) }
        return response
    }
}
