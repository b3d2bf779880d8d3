import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Memory")
struct MemoryTests {
    /// 2,000 requests in all: a leak of 5 KB in each of them shows. More rounds show less and take minutes.
    @Test("Hostile bodies by the thousand leave the memory as it was")
    func hostileBodies() async throws {
        try await Program.inNewFolder { program in
            try await program.serving("--log-level", "critical") { serving in
                let requests = HostileBody.all.map(\.request.bytes)
                try await Self.send(requests, rounds: 5, to: serving)
                let before = try serving.residentBytes()
                try await Self.send(requests, rounds: 17, to: serving)
                let after = try serving.residentBytes()
                #expect(after - before < 10_000_000, "\(before) before, \(after) after")
                let next = try await serving.answer(.status("10001"))
                #expect(next.code == "200")
            }
        }
    }

    private static func send(_ requests: [[UInt8]], rounds: Int, to serving: RunningServer) async throws {
        try await onThread { [port = serving.port] in
            let client = try WireClient(port: port)
            for _ in 0..<rounds {
                for request in requests {
                    try client.send(request)
                    _ = try client.receive()
                }
            }
        }
    }
}

extension RunningServer {
    /// Bytes of the process that are in memory.
    func residentBytes() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/\(running.id)/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(pages[1])) * sysconf(Int32(_SC_PAGESIZE))
    }
}
