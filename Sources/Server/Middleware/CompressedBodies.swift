import NIOCore
import Synchronization

/// Cache of compressed bodies that all clients share, so that repeated requests cost a look-up only.
final class CompressedBodies: Sendable {
    private let state = Mutex((bodies: [ByteBuffer: ByteBuffer](), bytes: 0))
    /// Maximum size of all bodies together in bytes, uncompressed and compressed. The bodies of a process take less.
    private static let maxBytes = 16 * 1_024 * 1_024

    func find(_ body: ByteBuffer) -> ByteBuffer? {
        state.withLock { $0.bodies[body] }
    }

    func add(_ compressed: ByteBuffer, of body: ByteBuffer) {
        let bytes = body.readableBytes + compressed.readableBytes
        guard bytes <= Self.maxBytes else { return }
        state.withLock { state in
            if state.bytes + bytes > Self.maxBytes { state = ([:], 0) }
            guard state.bodies.updateValue(compressed, forKey: body) == nil else { return }
            state.bytes += bytes
        }
    }
}
