import Foundation
import Glibc
@testable import ServerTestSupport
import Synchronization

/// A receiver of webhooks that answers byte by byte as a test wants, on threads of its own.
final class RawReceiver: Sendable {
    /// The receiver's end of one connection, whose request has been read.
    struct Connection: Sendable {
        fileprivate let descriptor: Int32

        /// - Returns: whether the sender still listens.
        func send(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        /// Sends the bytes of a text over and over, each after a moment, until the sender has closed.
        func drip(_ text: String) {
            while true {
                for byte in text.utf8 {
                    guard send(String(decoding: [byte], as: UTF8.self)) else { return }
                    if hasEnded(within: 2) { return }
                }
            }
        }

        /// - Returns: whether the sender closes within so many milliseconds.
        private func hasEnded(within milliseconds: Int32) -> Bool {
            // All that it sent is read, so what can still be read is the end.
            var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&interest, 1, milliseconds) > 0
        }

        /// Sends a text over and over, as fast as it is taken, until the sender has closed.
        func flood(_ text: String) {
            let block = String(repeating: text, count: 100)
            while send(block) {}
        }

        /// Returns when the sender has closed.
        func waitForEnd() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }
    }

    let port: Int
    /// One for each request.
    let requests: AsyncStream<Void>
    /// One for each connection that has ended.
    let ends: AsyncStream<Void>
    private let listener: Int32

    var url: String { "http://127.0.0.1:\(port)/" }

    init(_ answer: @escaping @Sendable (Connection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard listener >= 0 else { throw WireClient.Failure("socket") }
        self.listener = listener
        var address = LoopbackAddress(port: 0).address
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard result else { throw WireClient.Failure("listen") }
        port = Int(in_port_t(bigEndian: address.sin_port))
        let (requests, request) = AsyncStream.makeStream(of: Void.self)
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        self.requests = requests
        self.ends = ends
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                Thread.detachNewThread {
                    if Self.readRequest(from: descriptor) {
                        request.yield()
                        answer(Connection(descriptor: descriptor))
                    }
                    close(descriptor)
                    end.yield()
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Returns when a connection has ended.
    func waitForEnd() async {
        for await _ in ends { return }
    }

    /// Returns when a request has come.
    func waitForRequest() async {
        for await _ in requests { return }
    }

    /// Reads up to the `{}` that is the body of the tests' messages.
    private static func readRequest(from descriptor: Int32) -> Bool {
        var bytes: [UInt8] = []
        while !bytes.ends(with: Array("\r\n\r\n{}".utf8)) {
            var byte: UInt8 = 0
            guard recv(descriptor, &byte, 1, 0) == 1 else { return false }
            bytes.append(byte)
        }
        return true
    }
}

extension [UInt8] {
    fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
