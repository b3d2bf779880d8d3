import Hummingbird
import Logging
import Storage
import Wire

/// What whoever runs the platform asks of a process.
struct OperationsRoutes {
    let database: any Database
    let version: String

    func add(to router: Router<PlatformContext>) {
        for call in OperationsCall.allCases {
            router.get(RouterPath(call.rawValue)) { _, context in
                await answer(call, in: context)
            }
        }
    }

    private func answer(_ call: OperationsCall, in context: PlatformContext) async -> Response {
        switch call {
        case .live: .json(#"{"status":"alive"}"#)
        case .ready: await ready(context)
        case .version: .json(#"{"version":"\#(version)"}"#)
        }
    }

    private func ready(_ context: PlatformContext) async -> Response {
        do {
            try await database.probe()
            return .json(#"{"status":"ready"}"#)
        } catch {
            context.logger.error("readiness check failed", metadata: ["error": "\(error)"])
            return .json(#"{"status":"unavailable"}"#, status: .serviceUnavailable)
        }
    }
}
