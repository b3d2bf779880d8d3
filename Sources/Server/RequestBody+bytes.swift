import Domain
import Hummingbird
import NIOCore

extension RequestBody {
    /// Larger messages are not read (`platform.md` 11).
    static let maximumSize = FieldLimits.requestBytes

    /// A client that is still sending does not read: its reply waits until this much of a body too large has come.
    private static let patience = 16 * 1024 * 1024

    /// The whole body, or `nil` when it is larger than allowed; the rest is then read and forgotten.
    func bytes(upTo limit: Int) async throws -> [UInt8]? {
        var bytes: [UInt8] = []
        var count = 0
        for try await part in self {
            count += part.readableBytes
            if count <= limit {
                bytes.append(contentsOf: part.readableBytesView)
            } else if count > Self.patience {
                break
            }
        }
        return count <= limit ? bytes : nil
    }
}
