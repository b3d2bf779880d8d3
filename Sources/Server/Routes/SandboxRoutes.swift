import Hummingbird
import Logging
import Wire

/// What only a sandbox answers.
struct SandboxRoutes {
    let api: SandboxAPI

    func add(to router: some RouterMethods<PlatformContext>) {
        router.get("/sandbox/clock") { request, context in
            await answer(.clock, to: request, in: context)
        }
        for call in [SandboxAPI.Call.advance, .payments] {
            router.post("/sandbox/\(call.rawValue)") { request, context in
                await answer(call, to: request, in: context)
            }
        }
    }

    private func answer(_ call: SandboxAPI.Call, to request: Request, in context: PlatformContext) async -> Response {
        let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
        let reply = await api.answer(call, to: body) { error in
            context.logFailedCall(error)
        }
        return .family2(reply)
    }
}
