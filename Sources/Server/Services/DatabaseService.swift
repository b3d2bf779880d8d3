import ServiceLifecycle
import Storage

/// Closes the store when the process shuts down, after the last request.
struct DatabaseService: Service {
    let database: any Database

    func run() async throws {
        try? await gracefulShutdown()
        try await database.close()
    }
}
