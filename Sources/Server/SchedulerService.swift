import Logging
import ServiceLifecycle
import UseCases

/// Runs the scheduler beside the requests until the process ends.
struct SchedulerService: Service {
    let scheduler: Scheduler
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await scheduler.run { error in
                logger.error("scheduled work failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
