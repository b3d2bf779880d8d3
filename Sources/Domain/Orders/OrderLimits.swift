/// Limits of every order, check, credit, payment and session. A workflow may set lower ones, never higher.
package enum OrderLimits {
    /// Maximum number of pieces on one line.
    package static let maxQuantity = ExactDecimal(integer: 1_000_000)
    /// Maximum price of one piece in euros, with or without VAT, positive or negative.
    package static let maxUnitPrice = ExactDecimal(integer: 1_000_000)
    /// Maximum amount of one order, VAT included.
    package static let maxAmount = Money.euros(1_000_000)

    /// Range of stored amounts about an order. It is wider than `maxAmount`, since costs, credits and payments add up
    /// and earlier versions had higher limits. Sums of nine million such amounts fit 64 bits.
    package static let storedAmounts = Money.euros(-10_000_000_000)...Money.euros(10_000_000_000)

    /// Earliest date of an order.
    package static let earliestDate = CivilDate(dayNumber: 10_957)  // 2000-01-01
    /// Maximum number of days between today and a later date of an order.
    package static let maxDaysAhead = 60

    /// Valid dates of an order or a delivery.
    package static func dates(on today: CivilDate) -> ClosedRange<CivilDate> {
        earliestDate...max(earliestDate, today.adding(days: maxDaysAhead))
    }
}
