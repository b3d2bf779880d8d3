import HTTPTypes
import Hummingbird
import NIOCore

extension ResponseBody {
    /// The whole body in one buffer.
    func collected() async throws -> ByteBuffer {
        let collector = ResponseCollector()
        try await write(collector)
        return collector.collected
    }
}

/// Writer that collects a body.
private final class ResponseCollector: ResponseBodyWriter {
    var collected = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws {
        guard collected.readableBytes > 0 else {
            collected = buffer
            return
        }
        collected.writeImmutableBuffer(buffer)
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
