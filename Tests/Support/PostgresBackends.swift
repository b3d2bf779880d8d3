package import Foundation
package import Storage

/// The server processes behind a database's connections, to be stopped as a server that hangs would stop them.
package struct PostgresBackends: Sendable {
    package let processes: Set<pid_t>

    /// Has all connections opened, by as many reads at the same moment.
    package init(of database: any Database, connections: Int = TestDatabaseLocation.writers) async throws {
        let everybody = DispatchGroup()
        for _ in 0..<connections { everybody.enter() }
        processes = try await withThrowingTaskGroup(of: pid_t.self) { reads in
            for _ in 0..<connections {
                reads.addTask {
                    try await database.read(timeout: .seconds(60)) { transaction in
                        let process = try transaction.row("SELECT pg_backend_pid()", []) { try $0.integer(0) }
                        everybody.leave()
                        everybody.wait()
                        return pid_t(process ?? 0)
                    }
                }
            }
            return try await reads.reduce(into: []) { $0.insert($1) }
        }
    }

    /// Runs a body while they are stopped, for a minute at most.
    /// - Throws: when the body ended only after they had gone on.
    package func whileStopped<Result>(_ body: () async throws -> Result) async throws -> Result {
        for process in processes { kill(process, SIGSTOP) }
        while !areStopped { await Task.yield() }
        let limit = DispatchWorkItem { [self] in letGo() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: limit)
        defer {
            limit.cancel()
            letGo()
        }
        let result = try await body()
        guard areStopped else { throw TestEngine.Problem(description: "Nobody was answered while they were stopped.") }
        return result
    }

    /// Returns when those that the database no longer uses have ended.
    package func untilEnded(except others: PostgresBackends) async throws {
        let ending = processes.subtracting(others.processes)
        try await waitUntil("backends that have ended") { ending.allSatisfy { kill($0, 0) != 0 } }
    }

    private var areStopped: Bool {
        processes.allSatisfy { process in
            let status = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
            // The state is the letter behind the program's name, which is in parentheses.
            return String(decoding: status, as: UTF8.self).split(separator: ")").last?.hasPrefix(" T") == true
        }
    }

    private func letGo() {
        for process in processes { kill(process, SIGCONT) }
    }
}
