package import Domain
import Storage

/// Clock of the platform, which a sandbox can advance.
package struct PlatformClock: Sendable {
    /// Distance of an advance.
    package enum Advance: Hashable, Sendable {
        /// Calendar days, to the same time of day.
        case days(Int)
        case hours(Int)
        case to(Instant)
    }

    /// Reasons for which the clock is not advanced.
    package enum Failure: Error, Hashable {
        case notASandbox
        /// The distance is negative.
        case backwards
        /// The clock would be more than a hundred years ahead.
        case tooFar
    }

    /// Times and actions of an advance.
    package struct AdvanceResult: Hashable, Sendable {
        package let from: Instant
        package let to: Instant
        /// Number of orders that reached each step, by step name.
        package let steps: [String: Int]
        /// Number of holds that ended.
        package let resumed: Int
        /// Number of sessions that expired.
        package let expiredSessions: Int
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Current time of the platform.
    package func now() async throws -> Instant {
        let platform = platform
        return try await platform.database.read { try platform.now(in: $0) }
    }

    /// Advances the clock, and returns after all due actions have run.
    /// - Throws: `Failure`
    package func advance(_ move: Advance) async throws -> AdvanceResult {
        guard platform.environment == .sandbox else { throw Failure.notASandbox }
        let (from, to) = try await set(move)
        let due = RunDueSteps(platform)
        // Waits for actions that other processes have claimed.
        while try await due.isAnythingDue() {
            if try await due().count == 0 { try await Task.sleep(for: .milliseconds(5)) }
        }
        return try await platform.database.read { transaction in
            let first = IdentifierGenerator.lowerBound(at: to)
            let done = try OrderEventTable.countAutomatic(from: first, in: from...to, in: transaction)
            return AdvanceResult(
                from: from, to: to, steps: done.steps, resumed: done.resumed,
                expiredSessions: try OutboxTable.countExpiredSessions(from: first, in: from...to, in: transaction))
        }
    }

    private func set(_ move: Advance) async throws -> (from: Instant, to: Instant) {
        let platform = platform
        return try await platform.database.write { transaction in
            let offset = try PlatformSetting.clockOffset.value(in: transaction).flatMap { Int64($0) } ?? 0
            let from = try platform.now(in: transaction)
            let to =
                switch move {
                case .days(let days): platform.dutchTime.adding(days: days, to: from)
                case .hours(let hours): from.adding(hours: Int64(hours))
                case .to(let instant): instant
                }
            guard to >= from else { throw Failure.backwards }
            // Cannot overflow, since `now` has checked the range.
            let moved = offset + (to.milliseconds - from.milliseconds)
            guard moved <= PlatformTime.maxOffset else { throw Failure.tooFar }
            try PlatformSetting.clockOffset.set(String(moved), in: transaction)
            return (from, to)
        }
    }
}
