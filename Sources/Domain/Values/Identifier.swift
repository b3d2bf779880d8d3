/// Internal 63-bit identifier, ordered by creation time. Never sent to clients.
package struct Identifier: Hashable, Comparable, Sendable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    package static func < (left: Identifier, right: Identifier) -> Bool {
        left.value < right.value
    }
}

/// Generates identifiers: 41 bits of milliseconds since 2020, 10 bits for the process, 12 bits of sequence.
///
/// After more than 4,096 in one millisecond, or when the clock steps back, it uses later milliseconds.
package struct IdentifierGenerator: Sendable {
    private let node: Int64
    private var last: Int64 = 0

    /// - Parameter node: 0 to 1023, different in every process that uses the database.
    package init(node: UInt16) {
        self.node = Int64(node & 0x3FF)
    }

    package mutating func next(at now: Instant) -> Identifier {
        let tick = max(0, now.milliseconds - Self.epoch) << 12
        last = max(last &+ 1, tick)
        let milliseconds = last >> 12
        let sequence = last & 0xFFF
        return Identifier((milliseconds << 22 | node << 12 | sequence) & Int64.max)
    }

    /// Identifier that no earlier one reaches.
    package static func lowerBound(at moment: Instant) -> Identifier {
        Identifier(max(0, moment.milliseconds - epoch) << 22)
    }

    /// Creation time of an identifier; slightly late when identifiers were generated faster than 4,096 per millisecond.
    package static func moment(of identifier: Identifier) -> Instant {
        Instant(milliseconds: (identifier.value >> 22) + epoch)
    }

    /// 2020-01-01T00:00:00Z in milliseconds since 1970.
    private static let epoch: Int64 = 1_577_836_800_000
}
