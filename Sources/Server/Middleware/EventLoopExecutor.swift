package import NIOCore
import NIOPosix

/// Runs requests on the threads of their sockets.
///
/// A request on its event loop changes threads only to write to the store. Moving each request to Swift's own pool and
/// back costs more than most requests themselves (docs/performance.md).
package final class EventLoopExecutor: TaskExecutor {
    private let loops: any EventLoopGroup

    /// - Parameter loops: one loop for a task that belongs to it. A task of the whole group stays on its current loop.
    package init(_ loops: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
        self.loops = loops
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loops.any().execute { [self] in
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
