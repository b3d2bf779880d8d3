import NIOCore
import NIOPosix

/// Runs requests on the threads that read and write their sockets.
///
/// A request that stays on its event loop changes threads only to write to the store. Handing each one over to
/// Swift's own pool and back costs more than most requests themselves (docs/performance.md).
package final class EventLoopExecutor: TaskExecutor {
    private let loops = MultiThreadedEventLoopGroup.singleton

    package init() {}

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // On an event loop this is that same loop.
        loops.any().execute { [self] in
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
