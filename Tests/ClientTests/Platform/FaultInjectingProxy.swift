import Foundation
@testable import ServerTestSupport
import Synchronization

/// Stands between a client and a sandbox, and loses answers to changes after the sandbox has given them.
enum FaultInjectingProxy {
    static func run(
        to sandbox: TestServer, losing count: Int, _ body: (ScriptedServer) async throws -> Void
    ) async throws {
        let toLose = Mutex(count)
        try await ScriptedServer.run(
            { message, _ in
                var request = WireRequest(message.path, body: message.body.utf8)
                request = request.with("Content-Type", "application/json").with("Idempotency-Key", message.key)
                let reply = try await sandbox.answer(request)
                let isLost =
                    message.key != nil
                    && toLose.withLock { left in
                        left -= 1
                        return left >= 0
                    }
                return isLost ? .dropConnection : .reply(reply.status, reply.text)
            }, body)
    }
}
