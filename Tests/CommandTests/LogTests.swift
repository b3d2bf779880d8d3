import Foundation
@testable import ServerTestSupport
import Testing

@Suite("The log")
struct LogTests {
    private static let requestCount = 12_000

    @Test("When the log's reader stops, requests are answered, dropped lines are counted, and SIGTERM ends the program")
    func stalledReader() async throws {
        try await Program.inNewFolder { program in
            let pipe = try LogPipe(program.folder.file("log"))
            let serve = ["-c", #"exec "$0" serve --port 0 2>log"#, Program.path]
            let serving = try await RunningServer(program.launch("/bin/sh", serve))
            do {
                try await Self.request(Self.requestCount, of: serving)
                let lines = try await onThread { try pipe.lines { $0.contains("log lines dropped") } }
                let counts = lines.compactMap { $0.firstMatch(of: /\ warning "log lines dropped" count=(\d+)$/)?.1 }
                #expect(counts.count == 1)
                let requests = lines.filter { $0.contains(" info request ") }
                #expect(requests.count + (counts.first.flatMap { Int($0) } ?? 0) == Self.requestCount)
                #expect(requests.map { $0.prefix(24) } == requests.map { $0.prefix(24) }.sorted())
                // What is logged afterwards is read again.
                try await Self.request(1, of: serving)
                _ = try await onThread { try pipe.lines { $0.contains(" info request ") } }
                // The pipe is full once more when the end comes.
                try await Self.request(2_000, of: serving)
                #expect(try await serving.end().status == 0)
            } catch {
                _ = try await serving.end(with: SIGKILL)
                throw error
            }
        }
    }

    @Test("The last lines before the end are written")
    func lastLines() async throws {
        try await Program.inNewFolder { program in
            let serving = try await program.serve()
            try await Self.request(500, of: serving)
            let ending = try await serving.end()
            #expect(ending.errorOutput.split(separator: "\n").count { $0.contains(" info request ") } == 500)
        }
    }

    /// Sends requests over one connection, many at a time, and reads the reply of each.
    private static func request(_ count: Int, of serving: RunningServer) async throws {
        let port = serving.port
        try await onThread {
            let client = try WireClient(port: port)
            var rest = count
            while rest > 0 {
                let batch = min(rest, 200)
                for _ in 0..<batch { try client.send(WireRequest.get("/livez")) }
                for _ in 0..<batch { #expect(try client.receive().status == 200) }
                rest -= batch
            }
        }
    }
}

/// A named pipe that a program writes its log to, and that is read when a test says so.
private final class LogPipe: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        guard mkfifo(path, 0o600) == 0 else { throw WireClient.Failure("mkfifo") }
        // Both ends, so that nobody waits for the other one when opening it.
        descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw WireClient.Failure("open") }
    }

    deinit {
        close(descriptor)
    }

    /// Everything that is written until a line comes that says what is awaited.
    func lines(until isLast: (String) -> Bool) throws -> [String] {
        var text: [UInt8] = []
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 30_000) > 0 else { throw WireClient.Failure("nothing more in the log") }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { throw WireClient.Failure("read") }
            text += buffer.prefix(count)
            guard text.last == UInt8(ascii: "\n") else { continue }
            let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
            if lines.contains(where: isLast) { return lines }
        }
    }
}
