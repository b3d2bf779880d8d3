import Domain
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Context of one request.
struct AppRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let logFields = LogFields()
    /// Event loop of the request's socket.
    let eventLoop: any EventLoop
    /// Address of the connection's peer: a browser, or a proxy in front of this process.
    let remoteAddress: String?
    /// Address of the client: the peer's, or the one that a trusted proxy names (`TrustedProxies`).
    var clientAddress: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        eventLoop = source.channel.eventLoop
        remoteAddress = source.channel.remoteAddress?.ipAddress
        clientAddress = remoteAddress
    }

    /// Logs an internal error of a call, with the call's route.
    func logFailedCall(_ error: any Error) {
        logger.error("call failed", metadata: ["route": "\(endpointPath ?? "-")", "error": "\(error)"])
    }
}

/// Fields that a route adds to its request's log line. Never personal data, secrets or bodies.
final class LogFields: Sendable {
    private let entries = Mutex<[(String, String)]>([])

    func add(_ name: String, _ value: String) {
        entries.withLock { $0.append((name, value)) }
    }

    /// Adds the reason of a refusal, and its field if it has one.
    func add(_ refusal: Refusal) {
        add("refusal", refusal.reason.rawValue)
        if let field = refusal.field { add("field", field) }
    }

    var all: [(String, String)] { entries.withLock { $0 } }
}
