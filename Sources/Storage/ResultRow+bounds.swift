package import Domain

/// Numbers of rows, within the bounds in which this program writes them.
extension ResultRow {
    /// Amount of money about an order.
    /// - Throws: `StorageError.unreadableRow` for one out of bounds.
    package func amount(_ column: Int, _ name: StaticString) throws -> Money {
        let amount = Money(cents: try integer(column))
        guard OrderLimits.storedAmounts.contains(amount) else {
            throw StorageError.unreadableRow("\(name) is out of bounds")
        }
        return amount
    }

    /// A counter, clamped to a range that leaves room for counting on.
    package func count(_ column: Int) throws -> Int {
        Int(min(max(try integer(column), 0), 1_000_000))
    }
}
