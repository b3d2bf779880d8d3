import Domain
import Hummingbird
import Logging
import NIOCore
import Wire

/// Routes of the legacy API, at its current path and at the one of older clients.
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
        // The body is XML, whatever `Content-Type` says.
        let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
        // After a write to the store, the task returns to the event loop of its socket.
        let reply = await withTaskExecutorPreference(EventLoopExecutor(context.eventLoop)) {
            await api.respond(call, to: body, from: context.clientAddress) { error in
                context.logFailedCall(error)
            }
        }
        context.logFields.add("code", reply.code)
        if let refusal = reply.refusal { context.logFields.add(refusal) }
        var response = Response.xml(reply.bytes).applying(reply.postponement)
        decisions.add(reply.verdict, in: &response, context)
        return response
    }
}
