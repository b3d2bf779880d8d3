/// A point in time. Always a parameter; this target never reads a clock.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, within 2^53 of zero (285,000 years), so that adding offsets and terms
    /// cannot overflow.
    package let milliseconds: Int64

    /// Clamps the number to the valid range.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -Self.bound), Self.bound)
    }

    private static let bound: Int64 = 1 << 53

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The time a number of elapsed hours later; earlier if negative. For calendar days use `CivilDate`.
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
