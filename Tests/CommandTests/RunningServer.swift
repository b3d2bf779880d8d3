import Foundation
@testable import ServerTestSupport
import TestSupport

/// `naderhand serve`, once it takes connections.
struct RunningServer: Sendable {
    struct DidNotStart: Error {
        let complaint: String
    }

    let running: RunningProgram
    let port: Int

    var output: String { running.output }

    init(_ running: RunningProgram) async throws {
        do {
            port = try await waitFor("a server that listens") {
                let isRunning = running.isRunning
                let match = running.output.firstMatch(of: /on http:\/\/[^ ]+?:([0-9]+)[,\n]/)
                if let port = match.flatMap({ Int($0.1) }) { return port }
                guard isRunning else { throw DidNotStart(complaint: running.complaint) }
                return nil
            }
        } catch {
            running.send(SIGKILL)
            throw DidNotStart(complaint: try await running.waitForExit().errorOutput)
        }
        self.running = running
    }

    func answer(_ message: V1TestMessage) async throws -> WireReply {
        try await answer(WireRequest(message))
    }

    func answer(_ request: WireRequest) async throws -> WireReply {
        try await onThread { [port] in
            let client = try WireClient(port: port)
            try client.send(request)
            return try client.receive()
        }
    }

    /// Waits until the program has read all that a client sent: the kernel then holds nothing of it on
    /// either side.
    func hasRead(from client: Int) async throws {
        let (here, there) = (String(format: ":%04X", port), String(format: ":%04X", client))
        try await waitUntil("a program that has read what was sent") {
            let table = try Self.socketTable()
            // Behind the addresses of both ends and the state come the lengths of the queues, to send and to read.
            let sockets = String(decoding: table, as: UTF8.self).split(separator: "\n")
                .map { $0.split(separator: " ") }
                .filter { $0.count > 4 }
            let sent = sockets.first { $0[1].hasSuffix(there) && $0[2].hasSuffix(here) }?[4]
            let received = sockets.first { $0[1].hasSuffix(here) && $0[2].hasSuffix(there) }?[4]
            return sent?.hasPrefix("00000000:") == true && received?.hasSuffix(":00000000") == true
        }
    }

    /// The kernel's table of TCP sockets. Files of /proc have no size, so they are read until their end.
    private static func socketTable() throws -> Data {
        let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/net/tcp"))
        defer { try? file.close() }
        var table = Data()
        while let part = try file.read(upToCount: 65_536), !part.isEmpty { table += part }
        return table
    }

    /// Ends it and waits until it has.
    func end(with signal: Int32 = SIGTERM) async throws -> Program.Exit {
        running.send(signal)
        return try await running.waitForExit()
    }
}

extension Program {
    /// Serves on a free port while a test runs, and is ended gracefully.
    func serving(
        _ arguments: String..., environment: [String: String] = [:],
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        let program = try await serve(arguments, environment: environment)
        do {
            try await body(program)
        } catch {
            _ = try await program.end(with: SIGKILL)
            throw error
        }
        _ = try await program.end()
    }

    /// Serves on a free port, unless the arguments or the environment name one, until the test ends it.
    func serve(_ arguments: [String] = [], environment: [String: String] = [:]) async throws -> RunningServer {
        let namesPort = arguments.contains("--port") || environment["NADERHAND_PORT"] != nil
        let port = namesPort ? [] : ["--port", "0"]
        return try await RunningServer(
            launch(Self.path, ["serve"] + port + arguments, environment: environment))
    }
}
