import Hummingbird
import Wire

/// Routes of the JSON API about webhooks.
struct V2WebhookRoutes {
    let api: V2WebhookAPI

    func add(to router: Router<AppRequestContext>) {
        for call in V2WebhookCall.allCases {
            router.addStatusCall("/v2/\(call.rawValue)") { await api.respond(call, to: $0) }
        }
    }
}
