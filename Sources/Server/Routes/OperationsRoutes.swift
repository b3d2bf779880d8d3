import Hummingbird
import Logging
import Reference
import Storage
import Wire

/// Routes of the health checks and of the process's version.
struct OperationsRoutes {
    let database: any Database
    let version: String

    func add(to router: Router<AppRequestContext>) {
        for call in OperationsCall.allCases {
            router.get(RouterPath(call.rawValue)) { _, context in
                await respond(call, in: context)
            }
        }
    }

    private func respond(_ call: OperationsCall, in context: AppRequestContext) async -> Response {
        switch call {
        case .live: .json(#"{"status":"alive"}"#)
        case .ready: await ready(context)
        case .version: .json(#"{"version":"\#(version)"}"#)
        }
    }

    private func ready(_ context: AppRequestContext) async -> Response {
        do {
            try await database.probe()
            return .json(#"{"status":"ready"}"#)
        } catch {
            context.logger.error("readiness check failed", metadata: ["error": "\(error)"])
            return .json(#"{"status":"unavailable"}"#, status: .serviceUnavailable)
        }
    }
}
