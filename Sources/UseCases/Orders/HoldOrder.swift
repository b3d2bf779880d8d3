package import Domain
package import Storage

/// Pauses the collection of an order for some days, for example for a delayed parcel or a complaint.
package struct HoldOrder: MerchantUseCase {
    /// Order and length of the hold.
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference
        let days: ParsedField<Int>

        /// - Parameter days: calendar days; `nil` for 14.
        package init(caller: Caller, reference: OrderReference, days: String?) {
            self.caller = caller
            self.reference = reference
            self.days = ParsedField(days) { text in
                guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
                return Int(text)
            }
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let defaultDays = 14

    /// - Returns: the day on which the hold ends.
    /// - Throws: `Refusal`
    package func execute(_ work: Request, in transaction: any Transaction) throws -> CivilDate {
        let (order, now) = try work.reference.orderToPause(for: work.caller, on: platform, in: transaction)
        guard !work.days.isMalformed else { throw Refusal(.invalidHoldDays, field: "days") }
        var change = try OrderUpdate(order, on: platform, in: transaction)
        try change.handle(.hold(days: work.days.value ?? Self.defaultDays), at: now)
        try change.save(at: now, in: transaction)
        guard let hold = change.lifecycle.hold else {
            throw InvariantViolation("An order that was put on hold is not on hold.")
        }
        return hold.endDate
    }
}
