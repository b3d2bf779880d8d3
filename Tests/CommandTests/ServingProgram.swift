import Foundation

@testable import ServerTests

/// `naderhand serve`, once it takes connections.
struct ServingProgram: Sendable {
    struct DidNotStart: Error {
        let complaint: String
    }

    let running: RunningProgram
    let port: Int
    /// How long it took from its start until it took connections.
    let startTime: Duration

    var output: String { running.output }

    init(_ running: RunningProgram) async throws {
        let start = ContinuousClock.now
        while true {
            if let match = running.output.firstMatch(of: /on http:\/\/[^ ]+?:([0-9]+)[,\n]/), let port = Int(match.1) {
                self.port = port
                break
            }
            guard running.isRunning, ContinuousClock.now - start < .seconds(20) else {
                running.send(SIGKILL)
                throw DidNotStart(complaint: try await running.ended().complaint)
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        startTime = ContinuousClock.now - start
        self.running = running
    }

    func answer(_ message: ShopMessage) async throws -> WireReply {
        try await answer(WireRequest(message))
    }

    func answer(_ request: WireRequest) async throws -> WireReply {
        try await onThread { [port] in
            let client = try WireClient(port: port)
            try client.send(request)
            return try client.receive()
        }
    }

    /// Ends it and waits until it has.
    func end(with signal: Int32 = SIGTERM) async throws -> Program.Ending {
        running.send(signal)
        return try await running.ended()
    }
}

extension Program {
    /// Serves on a free port while a test runs, and is ended gracefully.
    func serving(
        _ arguments: String..., environment: [String: String] = [:],
        _ body: (ServingProgram) async throws -> Void
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
    func serve(_ arguments: [String] = [], environment: [String: String] = [:]) async throws -> ServingProgram {
        let namesPort = arguments.contains("--port") || environment["NADERHAND_PORT"] != nil
        let port = namesPort ? [] : ["--port", "0"]
        return try await ServingProgram(
            launch(Self.path, ["serve"] + port + arguments, environment: environment))
    }
}
