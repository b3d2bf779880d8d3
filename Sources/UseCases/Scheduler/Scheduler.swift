import Domain
import Storage

/// What the platform does by itself as time passes. Every process runs one; each piece of work is claimed in the
/// transaction that does it, so that a process that dies leaves it to the others at once.
package struct Scheduler: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Real time between two looks.
    private static let interval = Duration.seconds(30)
    /// Leaves the store to the requests between two batches.
    private static let breath = Duration.milliseconds(20)

    /// Works until its task is cancelled.
    /// - Parameter report: told of what went wrong; the work is tried again later.
    package func run(report: @Sendable (any Error) -> Void) async {
        let forgetKeys = ForgetKeys(platform)
        while !Task.isCancelled {
            var pause = Self.interval
            do {
                if try await forgetKeys() { pause = Self.breath }
            } catch {
                report(error)
            }
            try? await Task.sleep(for: pause)
        }
    }
}
