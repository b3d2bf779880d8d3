import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Wire

extension Router<AppRequestContext> {
    /// - Parameter largestBody: maximum size of the body in bytes.
    func addStatusCall(
        _ path: String, largestBody: Int = RequestBody.maximumSize,
        answer: @escaping @Sendable (StatusCallRequest) async -> StatusReply
    ) {
        post(RouterPath(path)) { request, context in
            // The body is JSON, whatever `Content-Type` says.
            let body = try? await request.body.bytes(upTo: largestBody)
            let call = StatusCallRequest(
                body: body, from: context.clientAddress, idempotencyKey: request.headers[.idempotencyKey]
            ) { error in
                context.logFailedCall(error)
            }
            // After a write to the store, the task returns to the event loop of its socket.
            let reply = await withTaskExecutorPreference(EventLoopExecutor(context.eventLoop)) { await answer(call) }
            if let refusal = reply.refusal { context.logFields.add(refusal) }
            return Response.statusReply(reply)
        }
    }
}

extension Response {
    /// Response of a status call.
    static func statusReply(_ reply: StatusReply) -> Response {
        var response = Response.json(reply.body, status: HTTPResponse.Status(code: reply.status))
        if reply.isReplayed { response.headers[.idempotentReplayed] = "true" }
        if let seconds = reply.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if let allowance = reply.allowance { response.headers.add(allowance) }
        return response
    }
}
