import Foundation
@testable import ServerTestSupport
import Synchronization
import TestSupport

/// A program that has been started.
final class RunningProgram: Sendable {
    let id: pid_t
    private let status = Mutex<Int32?>(nil)
    private let end = Gate(opensAfter: nil)
    /// Files for the output; a pipe may be held open by the program of another test.
    private let said: TemporaryFolder

    init(path: String, arguments: [String], environment: [String: String], folder: String) throws {
        said = try TemporaryFolder()
        let variables = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        // `env` changes to the folder and then becomes the program.
        let start = ["env", "-C", folder, "-i"] + variables.map { "\($0.key)=\($0.value)" } + [path]
        id = try Spawn.program(
            "/usr/bin/env", start + arguments, output: said.file("output"), complaint: said.file("complaint"))
        Thread.detachNewThread { [self] in
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            self.status.withLock { $0 = signal == 0 ? status >> 8 & 0xFF : 128 + signal }
            end.open()
        }
    }

    var isRunning: Bool { status.withLock { $0 == nil } }
    var output: String { Self.text(said.file("output")) }
    var complaint: String { Self.text(said.file("complaint")) }

    private static func text(_ path: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data(), as: UTF8.self)
    }

    func send(_ signal: Int32) {
        kill(id, signal)
    }

    /// Waits for the end.
    func waitForExit() async throws -> Program.Exit {
        await end.opened()
        return Program.Exit(status: status.withLock { $0 } ?? -1, output: output, errorOutput: complaint)
    }

    deinit {
        said.remove()
    }
}
