import Hummingbird
import Logging
import Storage

/// What whoever runs the platform asks of a process.
struct OperationsRoutes {
    let database: any Database
    let version: String

    func add(to router: Router<PlatformContext>) {
        router.get("/livez") { _, _ in
            Response.json(#"{"status":"alive"}"#)
        }
        router.get("/readyz") { _, context in
            await ready(context)
        }
        router.get("/version") { _, _ in
            Response.json(#"{"version":"\#(version)"}"#)
        }
    }

    private func ready(_ context: PlatformContext) async -> Response {
        do {
            try await database.probe()
            return .json(#"{"status":"ready"}"#)
        } catch {
            context.logger.error("not ready", metadata: ["error": "\(error)"])
            return .json(#"{"status":"unavailable"}"#, status: .serviceUnavailable)
        }
    }
}
