import Dispatch
import Storage
import UseCases

/// Keeps the one writer of a store busy until it is let go, as a slow disk would.
struct HeldWriter: Sendable {
    private let gate = DispatchSemaphore(value: 0)

    func letGo() {
        gate.signal()
    }

    fileprivate func hold(_ database: any Database) async {
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

extension Sandbox {
    /// Returns as soon as nothing else is written any more.
    func holdWriter() async -> HeldWriter {
        let writer = HeldWriter()
        await writer.hold(platform.database)
        return writer
    }
}
