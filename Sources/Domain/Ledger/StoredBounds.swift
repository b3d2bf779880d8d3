/// What no column of a sound store goes beyond. Within these bounds an audit can add up without overflow.
package enum StoredBounds {
    /// Cents: ten thousand times the most that an order may come to.
    package static let amount: ClosedRange<Int64> = -1_000_000_000_000...1_000_000_000_000
    /// The same for what is never below zero.
    package static let positiveAmount: ClosedRange<Int64> = 0...amount.upperBound
    /// Milliseconds: the years 2000 to 9999.
    package static let moment: ClosedRange<Int64> = 946_684_800_000...253_402_300_799_999
    /// Days since 1970-01-01: the same years.
    package static let day: ClosedRange<Int64> = 10_957...2_932_896
    /// Numbers of steps and workflows.
    package static let count: ClosedRange<Int64> = 0...1_000_000
}
