/// How a message to a webhook is tried again.
package enum DeliverySchedule {
    /// Seconds of real time from a failed attempt to the next one; after the last there is none.
    package static let pauses: [Int64] = [10, 60, 600]

    /// When a message is tried again.
    /// - Parameter attempts: how many have failed.
    package static func nextAttempt(after attempts: Int, failedAt moment: Instant) -> Instant? {
        guard pauses.indices.contains(attempts &- 1) else { return nil }
        return Instant(milliseconds: moment.milliseconds + pauses[attempts - 1] * 1_000)
    }

    /// A receiver has so many seconds to answer.
    package static let patience: Int64 = 10
    /// Bytes of an answer that are kept.
    package static let keptAnswer = 2_048
}

/// One try at telling a webhook something.
package struct DeliveryAttempt: Hashable, Sendable {
    package let at: Instant
    package let milliseconds: Int
    /// Of HTTP; none when there was no answer.
    package let status: Int?
    /// The beginning of the answer, or why there was none.
    package let answer: String

    package init(at instant: Instant, milliseconds: Int, status: Int?, answer: String) {
        at = instant
        self.milliseconds = milliseconds
        self.status = status
        self.answer = answer
    }

    package var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }
}
