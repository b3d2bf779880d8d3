import Storage
import TestSupport
import UseCases

/// Keeps everybody who writes to a store busy until they are let go, as a slow disk would.
struct HeldWriter: Sendable {
    private let gate = Gate()

    /// False once they were let go, which they are after a minute in any case.
    var isHeld: Bool { !gate.isOpen }

    func letGo() {
        gate.open()
    }

    fileprivate func hold(_ database: any Database) async {
        for _ in 0..<TestStore.writers {
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

extension Sandbox {
    /// Returns as soon as nothing else is written any more.
    func holdWriter() async -> HeldWriter {
        let writer = HeldWriter()
        await writer.hold(platform.database)
        return writer
    }
}
