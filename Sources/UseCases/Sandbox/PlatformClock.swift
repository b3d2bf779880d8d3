package import Domain
import Storage

/// The clock of the platform: what time it says and, in a sandbox, how it is moved.
package struct PlatformClock: Sendable {
    /// How far to move it.
    package enum Advance: Hashable, Sendable {
        /// Calendar days, to the same time on the wall.
        case days(Int)
        case hours(Int)
        case to(Instant)
    }

    package enum Failure: Error, Hashable {
        case notASandbox
        /// A clock only ever goes forward.
        case backwards
        /// More than a hundred years ahead.
        case tooFar
    }

    package struct AdvanceResult: Hashable, Sendable {
        package let from: Instant
        package let to: Instant
        /// What fell due meanwhile: how many orders came to each step, by its name.
        package let steps: [String: Int]
        /// How many holds ended.
        package let resumed: Int
        /// How many sessions expired.
        package let expiredSessions: Int
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// What time it is.
    package func now() async throws -> Instant {
        let platform = platform
        return try await platform.database.read { try platform.now(in: $0) }
    }

    /// Moves the clock, and returns once everything that fell due has happened.
    /// - Throws: `Failure`
    package func advance(_ move: Advance) async throws -> AdvanceResult {
        guard platform.environment == .sandbox else { throw Failure.notASandbox }
        let (from, to) = try await set(move)
        let due = RunDueSteps(platform)
        // Other processes may be at some of it; this one waits for them.
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
            // Within its bounds: `now` has checked it.
            let moved = offset + (to.milliseconds - from.milliseconds)
            guard moved <= PlatformTime.maxOffset else { throw Failure.tooFar }
            try PlatformSetting.clockOffset.set(String(moved), in: transaction)
            return (from, to)
        }
    }
}
