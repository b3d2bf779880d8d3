import NIOCore
import Synchronization

/// Bodies that everybody gets the same, compressed: whoever asks for one over and over costs a look-up only.
final class CompressedBodies: Sendable {
    private let state = Mutex((bodies: [ByteBuffer: ByteBuffer](), bytes: 0))
    /// Bytes of all bodies together, as they were and compressed. All that a process has comes to less.
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
