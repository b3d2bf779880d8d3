package import Foundation

/// Starts programs by `posix_spawn`: Foundation's `Process` crashes now and then when several are started at once.
package enum Spawn {
    /// Starts a program with nothing in its environment. What it says goes to files.
    /// - Parameter arguments: from the program's own name on.
    /// - Returns: its process, which the caller has to wait for.
    package static func program(
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
            throw TestEngine.Problem(description: "\(path): \(String(cString: strerror(code)))")
        }
        return id
    }
}
