import Hummingbird
import Wire

/// Routes of the JSON API for partners.
struct V2PartnerRoutes {
    let api: V2PartnerAPI

    func add(to router: Router<AppRequestContext>) {
        for call in V2PartnerCall.allCases {
            router.addStatusCall("/v2/\(call.rawValue)", largestBody: call.maxBodyBytes) {
                await api.respond(call, to: $0)
            }
        }
    }
}
