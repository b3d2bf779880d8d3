import Hummingbird
import Wire

/// The JSON API about checkout sessions.
struct V2SessionRoutes {
    let api: V2SessionAPI

    /// Where the first clients created sessions (`wire-v2.md` B 2.1).
    private static let formerCreate = "/api/v1/create"

    func add(to router: Router<PlatformContext>) {
        for call in V2SessionCall.allCases { add(call, at: "/v2/\(call.rawValue)", to: router) }
        add(.create, at: Self.formerCreate, to: router)
    }

    private func add(_ call: V2SessionCall, at path: String, to router: Router<PlatformContext>) {
        router.addFamily2(path) { request in
            await api.answer(
                call, to: request.body, from: request.address, idempotencyKey: request.idempotencyKey,
                report: request.report)
        }
    }
}
