import Domain
import Synchronization

/// A clock that stands still until a test moves it.
final class SandboxClock: Sendable {
    private let moment: Mutex<Instant>

    /// 23 November 2026, 13:00 in Amsterdam.
    static let start = Instant(milliseconds: 1_795_435_200_000)

    init() {
        moment = Mutex(Self.start)
    }

    var now: Instant { moment.withLock { $0 } }

    /// Time since the test began, by this clock.
    var uptime: Duration { .milliseconds(now.milliseconds - Self.start.milliseconds) }

    func advance(hours: Int64, milliseconds: Int64 = 0) {
        moment.withLock { $0 = Instant(milliseconds: $0.adding(hours: hours).milliseconds + milliseconds) }
    }
}
