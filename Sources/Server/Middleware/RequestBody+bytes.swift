import Domain
import Hummingbird
import NIOCore

extension RequestBody {
    /// Larger messages are not read (docs/spec/platform.md).
    static let maximumSize = FieldLimits.requestBytes

    /// A client that is still sending does not read: its reply waits until this much of a body too large has come.
    private static let maxDiscardedBytes = 16 * 1024 * 1024

    /// The whole body, or `nil` when it is larger than allowed; the rest is then read and forgotten.
    func bytes(upTo limit: Int) async throws -> [UInt8]? {
        var bytes: [UInt8] = []
        var count = 0
        for try await part in self {
            count += part.readableBytes
            if count <= limit {
                bytes.reserve(count, upTo: limit)
                bytes.append(contentsOf: part.readableBytesView)
            } else if count > Self.maxDiscardedBytes {
                break
            } else {
                bytes = []
            }
        }
        // The sequence of a task that is cancelled ends as if the body did.
        try Task.checkCancellation()
        return count <= limit ? bytes : nil
    }
}

extension [UInt8] {
    /// Makes room: doubling, as arrays do, but never for more than 64 KiB that may not come.
    fileprivate mutating func reserve(_ count: Int, upTo limit: Int) {
        guard count > capacity else { return }
        reserveCapacity(Swift.min(limit, count + Swift.min(self.count, 64 * 1024)))
    }
}
