import Synchronization
import Testing

@testable import Server

@Suite("Bytes of requests under way")
struct RequestMemoryTests {
    private final class Connection: Sendable {
        private let state = Mutex(false)

        var isGivenUp: Bool { state.withLock { $0 } }

        func abandon() { state.withLock { $0 = true } }
    }

    private static func hold(
        _ bytes: Int, _ connection: Connection, of address: UInt8, in memory: RequestMemory, isUnfinished: Bool = true
    ) {
        let holding = RequestMemory.Holding(bytes: bytes, isUnfinished: isUnfinished) {
            connection.abandon()
        }
        memory.update(ObjectIdentifier(connection), of: [address], to: holding)
    }

    @Test("The largest unfinished request of the address that holds most is given up")
    func largest() {
        let memory = RequestMemory(limit: 100)
        let connections = (0..<5).map { _ in Connection() }
        Self.hold(50, connections[0], of: 1, in: memory)
        Self.hold(20, connections[1], of: 2, in: memory)
        Self.hold(25, connections[2], of: 2, in: memory)
        Self.hold(28, connections[3], of: 2, in: memory, isUnfinished: false)
        #expect(connections.map(\.isGivenUp) == [false, false, true, false, false])
        #expect(memory.total == 98)
        // More that comes before the connection knows of it changes nothing.
        Self.hold(26, connections[2], of: 2, in: memory)
        #expect(memory.total == 98)
        Self.hold(10, connections[4], of: 3, in: memory)
        #expect(connections.map(\.isGivenUp) == [true, false, true, false, false])
        #expect(memory.total == 58)
    }

    @Test("Requests that are complete are not given up, and nothing is forgotten")
    func complete() {
        let memory = RequestMemory(limit: 100)
        let connections = (0..<3).map { _ in Connection() }
        Self.hold(90, connections[0], of: 1, in: memory, isUnfinished: false)
        Self.hold(60, connections[1], of: 1, in: memory, isUnfinished: false)
        #expect(memory.total == 150)
        Self.hold(5, connections[2], of: 2, in: memory)
        #expect(connections.map(\.isGivenUp) == [false, false, true])
        memory.remove(ObjectIdentifier(connections[0]), of: [1])
        Self.hold(10, connections[1], of: 1, in: memory)
        #expect(memory.total == 10)
        memory.remove(ObjectIdentifier(connections[1]), of: [1])
        #expect(memory.total == 0)
    }
}
