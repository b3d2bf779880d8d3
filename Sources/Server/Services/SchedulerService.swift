import Logging
import ServiceLifecycle
import UseCases

/// Runs the scheduler until the process shuts down.
struct SchedulerService: Service {
    let scheduler: Scheduler
    let logger: Logger

    /// Log metadata with counts only; the orders themselves record their steps.
    private func metadata(of round: Scheduler.Round) -> Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        if !round.steps.isEmpty { metadata["steps"] = "\(list(round.steps))" }
        if round.expiredSessions > 0 { metadata["expired_sessions"] = "\(round.expiredSessions)" }
        if !round.purged.isEmpty { metadata["purged"] = "\(list(round.purged))" }
        return metadata
    }

    /// `Invoice: 2, Reminder: 1`
    private func list(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await scheduler.run { error in
                logger.error("scheduled work failed", metadata: ["error": "\(error)"])
            } done: { round in
                logger.info("scheduled work done", metadata: metadata(of: round))
            }
        }
    }
}
