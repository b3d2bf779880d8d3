/// Bounds of the numbers in an intact database. Within them an audit can add up without overflow.
package enum StoredBounds {
    /// Amounts in cents: up to ten thousand times the highest amount of an order.
    package static let amount: ClosedRange<Int64> = -1_000_000_000_000...1_000_000_000_000
    /// Amounts in cents that are never negative.
    package static let positiveAmount: ClosedRange<Int64> = 0...amount.upperBound
    /// Times in milliseconds since 1970, from the year 2000 to 9999.
    package static let moment: ClosedRange<Int64> = 946_684_800_000...253_402_300_799_999
    /// Days since 1970-01-01, from the year 2000 to 9999.
    package static let day: ClosedRange<Int64> = 10_957...2_932_896
    /// Numbers of steps and workflows.
    package static let count: ClosedRange<Int64> = 0...1_000_000
}
