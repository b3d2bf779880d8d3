import BillinkClient
import UseCases

/// The sandbox as a shop's own server reaches it: through the Swift client.
extension TestServer {
    /// - Parameters:
    ///   - port: of something that stands before the sandbox.
    func client(
        _ account: TestAccount = .usertest, port: Int? = nil, retryPolicy: RetryPolicy = .never
    ) -> BillinkClient {
        BillinkClient(
            host: .sandbox("http://127.0.0.1:\(port ?? self.port)"),
            credentials: Credentials(username: account.username, clientID: account.clientID), retryPolicy: retryPolicy)
    }

    /// A customer decides on a session at the hosted checkout, with nothing to correct.
    func complete(sessionID: String) async throws {
        _ = try await complete(SessionToken(sessionID))
    }
}
