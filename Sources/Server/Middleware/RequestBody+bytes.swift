import Domain
import Hummingbird
import NIOCore

extension RequestBody {
    /// Maximum size of a message in bytes (docs/spec/platform.md).
    static let maximumSize = FieldLimits.requestBytes

    /// Bytes of an oversized body that are read before the response, because a client that is still sending does not
    /// read.
    private static let maxDiscardedBytes = 16 * 1024 * 1024

    /// The whole body, or `nil` if it exceeds the limit; the rest is then read and discarded.
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
        // The body of a cancelled task ends like a complete one.
        try Task.checkCancellation()
        return count <= limit ? bytes : nil
    }
}

extension [UInt8] {
    /// Reserves capacity: doubling, as arrays do, but at most 64 KiB beyond the received bytes.
    fileprivate mutating func reserve(_ count: Int, upTo limit: Int) {
        guard count > capacity else { return }
        reserveCapacity(Swift.min(limit, count + Swift.min(self.count, 64 * 1024)))
    }
}
