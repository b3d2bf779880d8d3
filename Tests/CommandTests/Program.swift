import Foundation

@testable import ServerTests

/// The built program, run in a folder of its own with nothing in its environment.
struct Program: Sendable {
    /// How a run ended and what it said.
    struct Ending: Sendable {
        let status: Int32
        let output: String
        let complaint: String
    }

    /// SwiftPM builds the program beside the tests.
    static let path = Bundle.main.bundleURL.appendingPathComponent("naderhand").path

    let folder: TemporaryFolder

    /// Runs a test with a folder that is empty, and gone afterwards.
    static func inNewFolder(_ body: (Program) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await body(Program(folder: folder))
    }

    /// Runs it to its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Ending {
        try await launch(Self.path, arguments, environment: environment).ended()
    }

    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Ending {
        try await run(arguments, environment: environment)
    }

    /// Starts any program the way this one is started.
    func launch(
        _ path: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> RunningProgram {
        try RunningProgram(path: path, arguments: arguments, environment: environment, folder: folder.path)
    }
}

/// A program that has been started.
struct RunningProgram: Sendable {
    private let process: Process
    private let end: AsyncStream<Int32>
    /// What it says goes to files: a pipe may be held open by another test's program.
    private let said: TemporaryFolder

    init(path: String, arguments: [String], environment: [String: String], folder: String) throws {
        said = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(said.file("output"))
        process.standardError = try Self.file(said.file("complaint"))
        let (end, ended) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            ended.yield(process.terminationStatus)
            ended.finish()
        }
        self.process = process
        self.end = end
        try process.run()
    }

    private static func file(_ path: String) throws -> FileHandle {
        let url = URL(fileURLWithPath: path)
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    var id: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    var output: String { Self.text(said.file("output")) }
    var complaint: String { Self.text(said.file("complaint")) }

    private static func text(_ path: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data(), as: UTF8.self)
    }

    func send(_ signal: Int32) {
        kill(id, signal)
    }

    /// Waits for the end. To be asked once.
    func ended() async -> Program.Ending {
        var status: Int32 = -1
        for await value in end { status = value }
        defer { said.remove() }
        return Program.Ending(status: status, output: output, complaint: complaint)
    }
}
