import Storage
import TestSupport
import UseCases

/// Keeps everybody who writes to a store busy until they are let go, as a slow disk would.
struct BlockedWriter: Sendable {
    private let gate = Gate()

    /// False once they were let go, which they are after a minute in any case.
    var isHeld: Bool { !gate.isOpen }

    func release() {
        gate.open()
    }

    fileprivate func block(_ database: any Database) async {
        for _ in 0..<TestDatabaseLocation.writers {
            let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
            Task {
                try await database.write { _ in
                    hasBegun.finish()
                    gate.wait()
                }
            }
            for await _ in begun {}
        }
    }
}

extension TestServer {
    /// Returns as soon as nothing else is written any more.
    func holdWriter() async -> BlockedWriter {
        let writer = BlockedWriter()
        await writer.block(platform.database)
        return writer
    }
}
