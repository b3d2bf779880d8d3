import Domain
import Foundation
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Threads that only draw documents: at most one for each core, behind a bounded queue. Event loops and NIO's shared
/// threads never draw, so that a slow document delays other documents only.
package final class DrawingPool: Sendable {
    /// Error for a full queue.
    package struct Busy: TransientError {}

    private enum State {
        case idle
        /// - Parameter jobs: number of running and waiting jobs.
        case running(jobs: Int)
        case closed
    }

    private let threads: NIOThreadPool
    private let maxJobs: Int
    private let state = Mutex(State.idle)

    /// - Parameters:
    ///   - threads: number of threads; by default one fewer than cores, which leaves a core to requests.
    ///   - maxWaiting: maximum number of waiting jobs; by default 32 for each thread. The slowest document takes less
    ///     than 0.3 seconds, so that no job waits longer than ten.
    package init(
        threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount - 1), maxWaiting: Int? = nil
    ) {
        self.threads = NIOThreadPool(numberOfThreads: threads)
        maxJobs = threads + (maxWaiting ?? 32 * threads)
    }

    /// Runs a job on one of the threads, which start with the first job.
    /// - Throws: `Busy` when the queue is full or the pool is closed; otherwise the job's error.
    func run<Value: Sendable>(_ job: @escaping @Sendable () throws -> Value) async throws -> Value {
        try admit()
        defer { leave() }
        return try await threads.runIfActive {
            Self.lowerPriority()
            return try job()
        }
    }

    /// Ends and joins the threads. Running jobs are finished, waiting ones cancelled.
    func close() async throws {
        state.withLock { $0 = .closed }
        try await threads.shutdownGracefully()
    }

    /// Number of running and waiting jobs.
    var jobs: Int {
        state.withLock { if case .running(let jobs) = $0 { jobs } else { 0 } }
    }

    private func admit() throws(Busy) {
        let isAdmitted = state.withLock { state in
            switch state {
            case .idle:
                threads.start()
                state = .running(jobs: 1)
            case .running(let jobs):
                guard jobs < maxJobs else { return false }
                state = .running(jobs: jobs + 1)
            case .closed: return false
            }
            return true
        }
        if !isAdmitted { throw Busy() }
    }

    private func leave() {
        state.withLock { state in
            if case .running(let jobs) = state { state = .running(jobs: jobs - 1) }
        }
    }

    /// Nice value of the threads: a tenth of a request's processor share when both compete.
    static let niceness: Int32 = 10

    private static func lowerPriority() {
        #if os(Linux)
        // On Linux, 0 means the calling thread (setpriority(2), "C library/kernel differences").
        let process = __priority_which_t(PRIO_PROCESS.rawValue)
        if getpriority(process, 0) < niceness { _ = setpriority(process, 0, niceness) }
        #endif
    }
}

/// Ends the drawing threads when the process shuts down, after the last request.
struct DrawingService: Service {
    let pool: DrawingPool

    func run() async throws {
        try? await gracefulShutdown()
        try await pool.close()
    }
}
