/// A moment, in milliseconds since 1970-01-01T00:00:00Z. Always handed in, never read from a clock here.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// A number of elapsed hours later; earlier when negative. Calendar days are `CivilDate`'s business.
    package func adding(hours: Int64) -> Instant {
        Instant(milliseconds: milliseconds + hours * 3_600_000)
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
