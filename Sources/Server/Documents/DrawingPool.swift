import Domain
import Foundation
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Threads that draw documents, and nothing else: at most one for each core, behind a bounded queue. Event loops and
/// NIO's shared threads never draw, so a document that takes long keeps nothing waiting but other documents.
package final class DrawingPool: Sendable {
    /// More documents were asked for than can be drawn soon.
    package struct Busy: TransientError {}

    private enum State {
        case idle
        /// - Parameter jobs: those that are drawn and those that wait.
        case running(jobs: Int)
        case closed
    }

    private let threads: NIOThreadPool
    private let maxJobs: Int
    private let state = Mutex(State.idle)

    /// - Parameters:
    ///   - threads: one for each core but one by default, so that a flood of documents leaves a core to requests.
    ///   - maxWaiting: jobs that may wait for a thread. By default 32 for each thread: the slowest document takes less
    ///     than 0.3 seconds, so nobody waits longer than ten.
    package init(
        threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount - 1), maxWaiting: Int? = nil
    ) {
        self.threads = NIOThreadPool(numberOfThreads: threads)
        maxJobs = threads + (maxWaiting ?? 32 * threads)
    }

    /// Runs a job on one of the threads, which are started with the first one.
    /// - Throws: `Busy` when the queue is full or the pool is closed, else what the job throws.
    func run<Value: Sendable>(_ job: @escaping @Sendable () throws -> Value) async throws -> Value {
        try admit()
        defer { leave() }
        return try await threads.runIfActive {
            Self.lowerPriority()
            return try job()
        }
    }

    /// Ends the threads and joins them: a job that runs is finished first, those that wait are cancelled.
    func close() async throws {
        state.withLock { $0 = .closed }
        try await threads.shutdownGracefully()
    }

    /// Jobs that are drawn and those that wait.
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

    /// The nice value of the threads: a tenth of a request's share of the processor when both want it.
    static let niceness: Int32 = 10

    private static func lowerPriority() {
        #if os(Linux)
        // On Linux this is the calling thread's own (setpriority(2), "C library/kernel differences").
        let process = __priority_which_t(PRIO_PROCESS.rawValue)
        if getpriority(process, 0) < niceness { _ = setpriority(process, 0, niceness) }
        #endif
    }
}

/// Ends the threads that draw when the process ends, after the last request was answered.
struct DrawingService: Service {
    let pool: DrawingPool

    func run() async throws {
        try? await gracefulShutdown()
        try await pool.close()
    }
}
