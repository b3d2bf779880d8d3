import Hummingbird
import Logging
import Wire

/// Routes of the calls that only a sandbox has.
struct SandboxRoutes {
    let api: SandboxAPI

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/sandbox/clock") { request, context in
            await respond(.clock, to: request, in: context)
        }
        for call in [SandboxAPI.Call.advance, .payments] {
            router.post("/sandbox/\(call.rawValue)") { request, context in
                await respond(call, to: request, in: context)
            }
        }
    }

    private func respond(_ call: SandboxAPI.Call, to request: Request, in context: AppRequestContext) async -> Response
    {
        let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
        let reply = await api.respond(call, to: body) { error in
            context.logFailedCall(error)
        }
        return .statusReply(reply)
    }
}
