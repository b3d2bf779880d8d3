/// A moment, in milliseconds since 1970-01-01T00:00:00Z. Always handed in, never read from a clock here.
package struct Instant: Hashable, Comparable, Sendable {
    /// Within 2^53 of zero, which is 285,000 years, so that the offsets and terms added to it cannot overflow.
    package let milliseconds: Int64

    /// The nearest moment there is, whatever a row or a request says.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -Self.bound), Self.bound)
    }

    private static let bound: Int64 = 1 << 53

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// A number of elapsed hours later; earlier when negative. Calendar days are `CivilDate`'s business.
    package func adding(hours: Int64) -> Instant {
        Instant(milliseconds: milliseconds.addingSaturated(hours.multipliedSaturated(by: 3_600_000)))
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
