/// How a message to a webhook is tried again.
package enum DeliverySchedule {
    /// Seconds of real time from a failed attempt to the next one; after the last there is none.
    package static let retryDelays: [Int64] = [10, 60, 600]

    /// When a message is tried again.
    /// - Parameter attempts: how many have failed.
    package static func nextAttempt(after attempts: Int, failedAt moment: Instant) -> Instant? {
        guard retryDelays.indices.contains(attempts &- 1) else { return nil }
        return Instant(milliseconds: moment.milliseconds + retryDelays[attempts - 1] * 1_000)
    }

    /// A receiver has so many seconds to answer.
    package static let timeoutSeconds: Int64 = 10
    /// Bytes of an answer that are kept.
    package static let maxStoredResponseBytes = 2_048
}

/// One try at telling a webhook something.
package struct DeliveryAttempt: Hashable, Sendable {
    package let startedAt: Instant
    package let durationMilliseconds: Int
    /// Of HTTP; none when there was no answer.
    package let status: Int?
    /// The beginning of the answer, or why there was none.
    package let responseExcerpt: String

    package init(startedAt instant: Instant, durationMilliseconds: Int, status: Int?, responseExcerpt: String) {
        startedAt = instant
        self.durationMilliseconds = durationMilliseconds
        self.status = status
        self.responseExcerpt = responseExcerpt
    }

    package var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }
}
