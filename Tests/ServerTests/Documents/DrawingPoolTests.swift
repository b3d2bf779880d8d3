import Dispatch
import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("The threads that draw documents")
struct DrawingPoolTests {
    /// Keeps one thread of a pool busy until it is let go.
    private struct Occupied {
        private let gate = DispatchSemaphore(value: 0)
        private let job: Task<Void, any Error>

        init(_ pool: DrawingPool) async {
            let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
            job = Task { [gate] in
                try await pool.run {
                    hasBegun.finish()
                    gate.wait()
                }
            }
            for await _ in begun {}
        }

        func letGo() async throws {
            gate.signal()
            try await job.value
        }
    }

    @Test("A job beyond the queue is refused immediately, and accepted once there is room")
    func full() async throws {
        let pool = DrawingPool(threads: 1, maxWaiting: 0)
        let occupied = await Occupied(pool)
        await #expect(throws: DrawingPool.Busy.self) { try await pool.run {} }
        try await occupied.letGo()
        #expect(try await pool.run { 7 } == 7)
        try await pool.close()
    }

    @Test("A job that fails gives its place back")
    func failing() async throws {
        struct Failure: Error {}
        let pool = DrawingPool(threads: 1, maxWaiting: 0)
        for _ in 0..<3 { await #expect(throws: Failure.self) { try await pool.run { throw Failure() } } }
        #expect(pool.jobs == 0)
        try await pool.close()
    }

    @Test("Closing ends the threads; nothing is drawn afterwards", .timeLimit(.minutes(1)))
    func closing() async throws {
        let pool = DrawingPool(threads: 2)
        let thread = try await pool.run {
            try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
        }
        #expect(FileManager.default.fileExists(atPath: "/proc/\(thread)"))
        try await pool.close()
        // The kernel takes a joined thread off its list a moment later.
        while FileManager.default.fileExists(atPath: "/proc/\(thread)") { await Task.yield() }
        await #expect(throws: DrawingPool.Busy.self) { try await pool.run {} }
        try await DrawingPool().close()
    }

    #if os(Linux)
    @Test("They get the processor only where requests leave it, and never lower anybody else's priority")
    func priority() async throws {
        let pool = DrawingPool(threads: 1)
        let process = __priority_which_t(PRIO_PROCESS.rawValue)
        let here = getpriority(process, 0)
        let there = try await pool.run { getpriority(process, 0) }
        #expect(there == max(here, DrawingPool.niceness))
        #expect(getpriority(process, 0) == here)
        try await pool.close()
    }
    #endif

    @Test(
        "While the queue is full documents and brand files get 503, and later requests succeed")
    func unavailable() async throws {
        let pool = DrawingPool(threads: 1, maxWaiting: 0)
        try await TestServer.run(drawing: pool) { sandbox in
            try await sandbox.placeStarted(
                "10001", ["TYPE": "B", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "01234567"])
            let path = try await sandbox.invoicePath()
            let occupied = await Occupied(pool)
            for path in [path, "\(path)/ubl"] {
                let reply = try await sandbox.answer(.get(path + "?language=en"))
                #expect(reply.status == 503)
                #expect(reply.header("Retry-After") == "1")
                #expect(reply.header("Content-Type")?.hasPrefix("text/html") == true)
                #expect(reply.text.contains("href=\"\(path)"), "\(reply.text)")
            }
            let brand = try await sandbox.answer(.get("/brand"))
            #expect(brand.status == 503)
            #expect(brand.header("Retry-After") == "1")
            // Everything that is not drawn is answered meanwhile.
            #expect(try await sandbox.answer(.status("10001")).code == "200")
            #expect(try await sandbox.answer(.get(sandbox.payPath())).status == 200)
            try await occupied.letGo()
            for path in [path, "\(path)/ubl", "/brand"] {
                #expect(try await sandbox.answer(.get(path)).status == 200)
            }
        }
    }

    @Test("Concurrent requests for a document render it once", .timeLimit(.minutes(1)))
    func once() async throws {
        let pool = DrawingPool(threads: 1, maxWaiting: 1)
        try await TestServer.run(drawing: pool) { sandbox in
            try await sandbox.placeStarted()
            let token = try await sandbox.invoicePath().dropFirst("/documents/".count)
            let found = try #require(try await ShowDocument(sandbox.platform)(token: String(token)))
            let shelf = try DocumentCache(brand: .standard(isSandbox: true), pool: pool)
            let occupied = await Occupied(pool)
            // There is room for one of them; without it the others would be refused.
            let files = (0..<20).map { _ in Task { try await shelf.pdf(of: found, in: .dutch) } }
            while pool.jobs < 2 { await Task.yield() }
            #expect(pool.jobs == 2)
            try await occupied.letGo()
            var tags: Set<String> = []
            for file in files { tags.insert(try await file.value.entityTag) }
            #expect(tags.count == 1)
        }
    }
}
