import Hummingbird
import Wire

/// The JSON API for partners.
struct V2PartnerRoutes {
    let api: V2PartnerAPI

    func add(to router: Router<AppRequestContext>) {
        for call in V2PartnerCall.allCases {
            router.addStatusCall("/v2/\(call.rawValue)", largestBody: call.maxBodyBytes) { request in
                await api.respond(
                    call, to: request.body, from: request.address, idempotencyKey: request.idempotencyKey,
                    onError: request.report)
            }
        }
    }
}
