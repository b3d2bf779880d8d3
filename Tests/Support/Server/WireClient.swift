import Foundation
import Glibc

/// A shop's end of one connection: raw bytes out, raw bytes in, so that a test decides on every one of them.
///
/// Its calls block; run them on a thread of their own (`onThread`).
final class WireClient {
    /// A failure of the connection, in the system's words.
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ what: String) {
            description = "\(what): \(String(cString: strerror(errno)))"
        }
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// - Parameters:
    ///   - source: the address of this end; any of 127.0.0.0/8.
    ///   - timeout: how long one `send` or `receive` may make no progress.
    init(port: Int, from source: String? = nil, timeout: Int = 30) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket") }
        var patience = timeval(tv_sec: timeout, tv_usec: 0)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, length)
        var noDelay: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(MemoryLayout<Int32>.size))
        let length4 = socklen_t(MemoryLayout<sockaddr_in>.size)
        var result: Int32 = 0
        if let source {
            var address = LoopbackAddress(port: 0, host: source).address
            result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length4) }
            }
        }
        var address = LoopbackAddress(port: port).address
        if result == 0 {
            result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length4) }
            }
        }
        // `deinit` closes the socket, also after a throw from here.
        guard result == 0 else { throw Failure("connect") }
    }

    deinit {
        close(descriptor)
    }

    /// Port of this end.
    var ownPort: Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return Int(in_port_t(bigEndian: address.sin_port))
    }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure("send") }
            sent += count
        }
    }

    func send(_ request: WireRequest) throws {
        try send(request.bytes)
    }

    /// Says that nothing more will come, and goes on listening.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// The next reply, read exactly as far as its head says.
    func receive() throws -> WireReply {
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                var reply = try WireReply(head: received[..<end.lowerBound])
                received.removeSubrange(..<end.upperBound)
                if let length = reply.contentLength {
                    try fill(upTo: length)
                    reply.body = Array(received.prefix(length))
                    received.removeFirst(length)
                } else if !reply.isInterim, reply.status != 304 {
                    reply.body = try receiveToEnd()
                }
                return reply
            }
            guard try read() else { throw Failure("the server closed the connection before its reply was complete") }
        }
    }

    /// Everything that comes until the server closes.
    func receiveToEnd() throws -> [UInt8] {
        while try read() {}
        defer { received = [] }
        return received
    }

    /// Returns `true` if the server has closed the connection without sending more.
    func isClosedByServer() throws -> Bool {
        try received.isEmpty && !read()
    }

    private func fill(upTo count: Int) throws {
        while received.count < count {
            guard try read() else { throw Failure("the body ended after \(received.count) of \(count) bytes") }
        }
    }

    private func read() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        // Closing with bytes of ours unread resets the connection: closed all the same.
        guard count >= 0 || errno == ECONNRESET else { throw Failure("receive") }
        received += buffer.prefix(max(0, count))
        return count > 0
    }
}

/// An address of this machine and a port, in the form the system wants.
struct LoopbackAddress {
    let port: Int
    var host = "127.0.0.1"

    var address: sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        return address
    }
}

/// Runs what blocks on a thread of its own: the pool of Swift's tasks has no threads to spare.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
