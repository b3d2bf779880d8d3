/// The platform's own number of a thing: 63 bits, ordered by the time it was made, never shown on the wire.
package struct Identifier: Hashable, Comparable, Sendable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    package static func < (left: Identifier, right: Identifier) -> Bool {
        left.value < right.value
    }
}

/// Makes identifiers: 41 bits of milliseconds since 2020, 10 bits that tell processes apart, 12 bits of sequence.
///
/// More than 4,096 in one millisecond, or a clock that steps back, borrow from the milliseconds to come.
package struct IdentifierGenerator: Sendable {
    private let node: Int64
    private var last: Int64 = 0

    /// - Parameter node: 0 to 1023, different in every process that shares a database.
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

    /// No identifier made before a moment reaches this one.
    package static func lowerBound(at moment: Instant) -> Identifier {
        Identifier(max(0, moment.milliseconds - epoch) << 22)
    }

    /// When an identifier was made, a little later than that where identifiers came faster than milliseconds pass.
    package static func moment(of identifier: Identifier) -> Instant {
        Instant(milliseconds: (identifier.value >> 22) + epoch)
    }

    /// 2020-01-01T00:00:00Z.
    private static let epoch: Int64 = 1_577_836_800_000
}
