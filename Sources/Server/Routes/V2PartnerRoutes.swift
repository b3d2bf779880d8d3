import Hummingbird
import Wire

/// The JSON API for partners.
struct V2PartnerRoutes {
    let api: V2PartnerAPI

    func add(to router: Router<PlatformContext>) {
        for call in V2PartnerCall.allCases {
            router.addFamily2("/v2/\(call.rawValue)", largestBody: call.largestBody) { request in
                await api.answer(
                    call, to: request.body, from: request.address, idempotencyKey: request.idempotencyKey,
                    report: request.report)
            }
        }
    }
}
