import CZlib

/// Bytes as gzip carries them (RFC 1952). The same bytes give the same: no name and no time stand in them.
package enum Gzip {
    /// Effort put into a small result.
    package enum Level: Sendable {
        /// For a response that is made now.
        case fast
        /// For a file that is made once.
        case best

        fileprivate var zlib: Int32 {
            switch self {
            case .fast: 5
            case .best: Z_BEST_COMPRESSION
            }
        }
    }

    package struct Failure: Error, Equatable {
        /// Of zlib.
        let status: Int32
    }

    /// - Throws: `Failure` where there is no memory for it.
    package static func compress(_ bytes: [UInt8], level: Level = .best) throws -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's own head and foot.
        let status = deflateInit2_(
            &stream, level.zlib, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw Failure(status: status) }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let end = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard end == Z_STREAM_END else { throw Failure(status: end) }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
