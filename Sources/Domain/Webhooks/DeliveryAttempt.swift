/// Retry schedule of webhook deliveries.
package enum DeliverySchedule {
    /// Seconds of real time from each failed attempt to the next; none after the last.
    package static let retryDelays: [Int64] = [10, 60, 600]

    /// Time of the next attempt; `nil` after the last one.
    /// - Parameter attempts: number of failed attempts.
    package static func nextAttempt(after attempts: Int, failedAt moment: Instant) -> Instant? {
        guard retryDelays.indices.contains(attempts &- 1) else { return nil }
        return Instant(milliseconds: moment.milliseconds + retryDelays[attempts - 1] * 1_000)
    }

    /// Timeout of an attempt in seconds.
    package static let timeoutSeconds: Int64 = 10
    /// Maximum number of stored bytes of a response.
    package static let maxStoredResponseBytes = 2_048
}

/// One attempt to deliver a webhook.
package struct DeliveryAttempt: Hashable, Sendable {
    package let startedAt: Instant
    package let durationMilliseconds: Int
    /// HTTP status; `nil` without a response.
    package let status: Int?
    /// Beginning of the response, or the reason why there was none.
    package let responseExcerpt: String

    package init(startedAt instant: Instant, durationMilliseconds: Int, status: Int?, responseExcerpt: String) {
        startedAt = instant
        self.durationMilliseconds = durationMilliseconds
        self.status = status
        self.responseExcerpt = responseExcerpt
    }

    package var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }
}
