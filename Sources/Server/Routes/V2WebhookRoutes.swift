import Hummingbird
import Wire

/// The JSON API about webhooks.
struct V2WebhookRoutes {
    let api: V2WebhookAPI

    func add(to router: Router<PlatformContext>) {
        for call in V2WebhookCall.allCases {
            router.addFamily2("/v2/\(call.rawValue)") { request in
                await api.answer(
                    call, to: request.body, from: request.address, idempotencyKey: request.idempotencyKey,
                    report: request.report)
            }
        }
    }
}
