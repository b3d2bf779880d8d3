/// The bounds of every order, check, credit, payment and session. A workflow may set lower ones, never higher.
package enum OrderLimits {
    /// Pieces on one line.
    package static let maxQuantity = ExactDecimal(integer: 1_000_000)
    /// Euros for one piece, with or without VAT, in either direction.
    package static let maxUnitPrice = ExactDecimal(integer: 1_000_000)
    /// For one order, VAT included.
    package static let maxAmount = Money.euros(1_000_000)

    /// Amounts that a row about an order may hold. An order collects costs, credits and payments beside its own amount,
    /// and orders placed under earlier versions had higher bounds. Sums of nine million such amounts fit 64 bits.
    package static let storedAmounts = Money.euros(-10_000_000_000)...Money.euros(10_000_000_000)

    /// The first day that an order may be dated.
    package static let earliestDate = CivilDate(dayNumber: 10_957)  // 2000-01-01
    /// Days after today on which an order may be dated at most.
    package static let maxDaysAhead = 60

    /// The days that an order or a delivery may be dated.
    package static func dates(on today: CivilDate) -> ClosedRange<CivilDate> {
        earliestDate...max(earliestDate, today.adding(days: maxDaysAhead))
    }
}
