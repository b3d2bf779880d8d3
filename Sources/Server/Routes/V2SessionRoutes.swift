import Hummingbird
import Wire

/// Routes of the JSON API about checkout sessions.
struct V2SessionRoutes {
    let api: V2SessionAPI

    /// Path at which older clients create sessions (docs/spec/wire-v2.md).
    private static let legacyCreatePath = "/api/v1/create"

    func add(to router: Router<AppRequestContext>) {
        for call in V2SessionCall.allCases { add(call, at: "/v2/\(call.rawValue)", to: router) }
        add(.create, at: Self.legacyCreatePath, to: router)
    }

    private func add(_ call: V2SessionCall, at path: String, to router: Router<AppRequestContext>) {
        router.addStatusCall(path) { await api.respond(call, to: $0) }
    }
}
