import Hummingbird
import Logging
import Wire

/// The JSON API about webhooks.
struct V2WebhookRoutes {
    let api: V2WebhookAPI

    func add(to router: Router<PlatformContext>) {
        for call in V2WebhookCall.allCases {
            router.post("/v2/\(call.rawValue)") { request, context in
                let body = try? await request.body.bytes(upTo: RequestBody.maximumSize)
                let reply = await api.answer(call, to: body) { error in
                    context.logger.error("call failed", metadata: ["error": "\(error)"])
                }
                return Response.family2(reply)
            }
        }
    }
}
