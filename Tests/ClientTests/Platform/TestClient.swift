import AsyncHTTPClient
import Synchronization

@testable import BillinkClient

/// A client whose pauses are written down and not waited for.
final class TestClient: Sendable {
    private let slept = Mutex<[Duration]>([])
    private let made = Mutex(0)
    private let host: APIHost
    private let retryPolicy: RetryPolicy

    /// Delays between the attempts, which are recorded instead of waited for.
    var pauses: [Duration] { slept.withLock { $0 } }

    init(_ server: ScriptedServer, retryPolicy: RetryPolicy = .standard) {
        host = .sandbox("http://127.0.0.1:\(server.port)")
        self.retryPolicy = retryPolicy
    }

    init(host: APIHost, retryPolicy: RetryPolicy = .standard) {
        self.host = host
        self.retryPolicy = retryPolicy
    }

    /// Pauses are the longest they may be, keys are `key-1`, `key-2` and so on.
    func client(_ httpClient: HTTPClient = HTTPTransport.standardClient) -> BillinkClient {
        let dependencies = RequestExecutor.Dependencies(
            sleep: { pause in
                try Task.checkCancellation()
                self.slept.withLock { $0.append(pause) }
            },
            random: { 1 },
            newKey: {
                self.made.withLock {
                    $0 += 1
                    return "key-\($0)"
                }
            })
        return BillinkClient(
            executor: RequestExecutor(
                host: host, credentials: Credentials(username: "usertest", clientID: "d38a"), timeout: .seconds(60),
                retryPolicy: retryPolicy, transport: HTTPTransport(client: httpClient), dependencies: dependencies))
    }
}

extension BillinkClient {
    /// A client of a scripted server that sends everything once.
    static func once(_ server: ScriptedServer) -> BillinkClient {
        BillinkClient(
            host: .sandbox("http://127.0.0.1:\(server.port)"),
            credentials: Credentials(username: "usertest", clientID: "d38a"), retryPolicy: .never)
    }
}

/// The error that a call ends with.
func failure(_ body: () async throws -> Void) async -> BillinkError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? BillinkError
    }
}
