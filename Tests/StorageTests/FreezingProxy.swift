import Foundation
import Glibc
import Synchronization

/// Forwards connections to a server on this machine until it is frozen: then it still takes connections, as the kernel
/// of a machine whose programs hang does, and nothing goes through them.
final class FreezingProxy: Sendable {
    struct Failure: Error {}

    let port: Int
    private let target: Int
    private let listener: Int32
    private let gate = Gate()
    private let accepted = Atomic(0)

    init(to target: Int) throws {
        self.target = target
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        self.listener = listener
        port = try Self.withLoopback(port: 0) { address, length in
            var length = length
            guard bind(listener, address, length) == 0, listen(listener, 128) == 0,
                getsockname(listener, address, &length) == 0
            else { throw Failure() }
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// Number of connections accepted so far.
    var connections: Int { accepted.load(ordering: .relaxed) }

    func freeze() { gate.close() }

    func thaw() { gate.open() }

    /// Takes no more connections.
    func end() {
        gate.open()
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func acceptAll() {
        while case let client = accept(listener, nil, nil), client >= 0 {
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            let isConnected = Self.withLoopback(port: target) { connect(server, $0, $1) == 0 }
            accepted.add(1, ordering: .relaxed)
            guard isConnected else {
                close(client)
                close(server)
                continue
            }
            let directions = DispatchGroup()
            for (source, sink) in [(client, server), (server, client)] {
                directions.enter()
                Thread.detachNewThread { [gate] in
                    Self.copy(from: source, to: sink, through: gate)
                    directions.leave()
                }
            }
            directions.notify(queue: .global()) {
                close(client)
                close(server)
            }
        }
        close(listener)
    }

    private static func copy(from source: Int32, to sink: Int32, through gate: Gate) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        copying: while case let count = recv(source, &buffer, buffer.count, 0), count > 0 {
            gate.pass()
            var sent = 0
            while sent < count {
                let more = buffer.withUnsafeBytes {
                    send(sink, $0.baseAddress! + sent, count - sent, Int32(MSG_NOSIGNAL))
                }
                guard more > 0 else { break copying }
                sent += more
            }
        }
        gate.pass()
        shutdown(sink, Int32(SHUT_WR))
    }

    private static func withLoopback<Result>(
        port: Int, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) throws -> Result
    ) rethrows -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    // @unchecked: the flag is touched only under the condition's lock.
    private final class Gate: @unchecked Sendable {
        private let condition = NSCondition()
        private var isClosed = false

        func close() {
            condition.withLock { isClosed = true }
        }

        func open() {
            condition.withLock { isClosed = false }
            condition.broadcast()
        }

        /// Returns when it is open.
        func pass() {
            condition.withLock { while isClosed { condition.wait() } }
        }
    }
}
