import Domain
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// What travels with one request through the server.
struct AppRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let logFields = LogFields()
    /// The loop that reads and writes this request's socket.
    let eventLoop: any EventLoop
    /// Who is at the other end of the connection: a browser, or a proxy in front of this process.
    let remoteAddress: String?
    /// Address of the client: the peer's, or the one that a trusted proxy names (`TrustedProxies`).
    var clientAddress: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        eventLoop = source.channel.eventLoop
        remoteAddress = source.channel.remoteAddress?.ipAddress
        clientAddress = remoteAddress
    }

    /// Logs an error of the platform's own that a call met, with the call's route.
    func logFailedCall(_ error: any Error) {
        logger.error("call failed", metadata: ["route": "\(endpointPath ?? "-")", "error": "\(error)"])
    }
}

/// What a route adds to its request's line in the log. Never personal data, secrets or bodies.
final class LogFields: Sendable {
    private let entries = Mutex<[(String, String)]>([])

    func add(_ name: String, _ value: String) {
        entries.withLock { $0.append((name, value)) }
    }

    /// Why a request was refused, and the field it was refused for where there is one.
    func add(_ refusal: Refusal) {
        add("refusal", refusal.reason.rawValue)
        if let field = refusal.field { add("field", field) }
    }

    var all: [(String, String)] { entries.withLock { $0 } }
}
