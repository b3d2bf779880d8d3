import Foundation
import Synchronization

@testable import ServerTests

/// A program that has been started.
///
/// By `posix_spawn`: Foundation's `Process` crashes now and then when several are started at once.
final class RunningProgram: Sendable {
    let id: pid_t
    private let status = Mutex<Int32?>(nil)
    /// What it says goes to files: a pipe may be held open by another test's program.
    private let said: TemporaryFolder

    /// - Throws: `WireClient.Failure`
    init(path: String, arguments: [String], environment: [String: String], folder: String) throws {
        said = try TemporaryFolder()
        let variables = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        // `env` changes to the folder and then becomes the program.
        let start = ["env", "-C", folder, "-i"] + variables.map { "\($0.key)=\($0.value)" } + [path]
        id = try Self.spawn(
            "/usr/bin/env", start + arguments, output: said.file("output"), complaint: said.file("complaint"))
        Thread.detachNewThread { [self] in
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            self.status.withLock { $0 = signal == 0 ? status >> 8 & 0xFF : 128 + signal }
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
    func ended() async throws -> Program.Ending {
        while true {
            if let status = status.withLock({ $0 }) {
                return Program.Ending(status: status, output: output, complaint: complaint)
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    deinit {
        said.remove()
    }
}

extension RunningProgram {
    private static func spawn(
        _ path: String, _ arguments: [String], output: String, complaint: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, complaint, O_WRONLY | O_CREAT, 0o600)

        // The threads of tests block signals, which a program would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var id: pid_t = 0
        let copies = arguments.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let code = posix_spawn(&id, path, &actions, &attributes, copies + [nil], [nil])
        guard code == 0 else {
            errno = code
            throw WireClient.Failure(path)
        }
        return id
    }
}
