import CZlib

/// Compression with gzip (RFC 1952). Equal bytes give equal results, since names and times are left out.
package enum Gzip {
    /// Compression level.
    package enum Level: Sendable {
        /// Fast, for a response made on request.
        case fast
        /// Small, for a file made once.
        case best

        fileprivate var zlib: Int32 {
            switch self {
            case .fast: 5
            case .best: Z_BEST_COMPRESSION
            }
        }
    }

    /// Error of zlib.
    package struct Failure: Error, Equatable {
        /// Status code of zlib.
        let status: Int32
    }

    /// - Throws: `Failure` when memory runs out.
    package static func compress(_ bytes: [UInt8], level: Level = .best) throws -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 for the header and trailer of gzip.
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
