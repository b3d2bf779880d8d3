import CZlib

/// Reads gzip with zlib itself.
package enum Gzip {
    /// Bytes that are no gzip, or more than there is room for.
    package struct Unreadable: Error {
        let status: Int32
    }

    /// - Parameter room: bytes that may come out at most.
    package static func unpacked(_ bytes: [UInt8], room: Int = 8 << 20) throws -> [UInt8] {
        var stream = z_stream()
        // 16 more than the window's size means a head of gzip.
        var status = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw Unreadable(status: status) }
        defer { inflateEnd(&stream) }
        var (input, output) = (bytes, [UInt8](repeating: 0, count: room))
        status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { throw Unreadable(status: status) }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
