import Domain
import Hummingbird
import Logging
import NIOCore
import Wire

/// The legacy API, under its current path and the one that older clients use.
struct V1Routes {
    let api: V1API
    let decisions: DecisionHeader

    static let prefixes = ["/v1/client", "/api"]
    func add(to router: Router<AppRequestContext>) {
        for prefix in Self.prefixes {
            for call in V1Call.allCases {
                router.post("\(prefix)/\(call.rawValue)") { request, context in
                    await respond(call, to: request, in: context)
                }
            }
        }
    }

    private func respond(_ call: V1Call, to request: Request, in context: AppRequestContext) async -> Response {
        // Whatever Content-Type says, the body is XML.
        let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
        // After a write to the store the answer goes on where its socket is, not on just any loop.
        let reply = await withTaskExecutorPreference(EventLoopExecutor(context.eventLoop)) {
            await api.respond(call, to: body, from: context.clientAddress) { error in
                context.logFailedCall(error)
            }
        }
        context.logFields.add("code", reply.code)
        if let refusal = reply.refusal { context.logFields.add(refusal) }
        var response = Response.xml(reply.bytes).applying(reply.postponement)
        decisions.tell(reply.verdict, in: &response, context)
        return response
    }
}
