import ServiceLifecycle
import Storage

/// Closes the store when the process ends, after the last request was answered.
struct DatabaseService: Service {
    let database: any Database

    func run() async throws {
        try? await gracefulShutdown()
        try await database.close()
    }
}
