package import Domain
import Storage

/// What the platform does by itself as time passes. Every process runs one; each piece of work is claimed in the
/// transaction that does it, so that a process that dies leaves it to the others at once.
package struct Scheduler: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Real time between two looks at what is due.
    private static let interval = Duration.seconds(1)
    /// Looks between two rounds of forgetting.
    private static let looksBetweenForgetting = 30
    /// Leaves the store to the requests between two batches.
    private static let breath = Duration.milliseconds(20)

    /// Works until its task is cancelled.
    /// - Parameter report: told of what went wrong; the work is tried again later.
    package func run(report: @Sendable (any Error) -> Void) async {
        var look = 0
        while !Task.isCancelled {
            if look % Self.looksBetweenForgetting == 0 {
                for matter in Forget.Matter.allCases {
                    await untilDone(report, Forget(matter, on: platform).callAsFunction)
                }
            }
            await untilDone(report) { try await doWhatIsDue(report) }
            look += 1
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// - Returns: whether there may be more to do.
    private func doWhatIsDue(_ report: (any Error) -> Void) async throws -> Bool {
        let due = DoWhatIsDue(platform)
        guard try await due.isAnythingDue() else { return false }
        let batch = try await due()
        for failure in batch.failures { report(OrderStuck(orderID: failure.orderID, reason: "\(failure.error)")) }
        return batch.count > 0
    }

    private func untilDone(_ report: (any Error) -> Void, _ work: () async throws -> Bool) async {
        do {
            while !Task.isCancelled, try await work() {
                try? await Task.sleep(for: Self.breath)
            }
        } catch {
            report(error)
        }
    }
}

/// An order whose next step cannot be done.
package struct OrderStuck: Error {
    package let orderID: Identifier
    package let reason: String
}

extension OrderStuck: CustomStringConvertible {
    package var description: String {
        "Order with id \(orderID.value) cannot be moved on (\(reason)); it is tried again in an hour."
    }
}
