package import Domain
package import Storage

/// Pauses the collection of an order for some days: a parcel is late, a customer complains.
package struct HoldOrder: MerchantRequest {
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference
        let days: Field<Int>

        /// - Parameter days: calendar days; 14 when there are none.
        package init(caller: Caller, reference: OrderReference, days: String?) {
            self.caller = caller
            self.reference = reference
            self.days = Field(days) { text in
                guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
                return Int(text)
            }
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let usualDays = 14

    /// - Returns: the day on which the hold ends by itself.
    /// - Throws: `Refusal`
    package func perform(_ work: Request, in transaction: any Transaction) throws -> CivilDate {
        let (order, now) = try work.reference.orderToPause(for: work.caller, on: platform, in: transaction)
        guard !work.days.isMalformed else { throw Refusal(.wrongHoldDays, field: "days") }
        var change = try OrderChange(order, on: platform, in: transaction)
        try change.carryOut(.hold(days: work.days.value ?? Self.usualDays), at: now)
        try change.write(at: now, in: transaction)
        guard let hold = change.lifecycle.hold else {
            throw InvariantViolation("An order that was put on hold is not on hold.")
        }
        return hold.until
    }
}

/// Lets the collection of an order go on.
package struct ResumeOrder: MerchantRequest {
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference
        let isMeant: Bool

        /// - Parameter isMeant: whether the request says what it has to say to be one.
        package init(caller: Caller, reference: OrderReference, isMeant: Bool = true) {
            self.caller = caller
            self.reference = reference
            self.isMeant = isMeant
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: whether the order was on hold.
    /// - Throws: `Refusal`
    package func perform(_ work: Request, in transaction: any Transaction) throws -> Bool {
        let (order, now) = try work.reference.orderToPause(
            for: work.caller, isMeant: work.isMeant, on: platform, in: transaction)
        var change = try OrderChange(order, on: platform, in: transaction)
        try change.advance(to: now)
        let wasHeld = change.lifecycle.hold != nil
        try change.carryOut(.resume, at: now)
        try change.write(at: now, in: transaction)
        return wasHeld
    }
}

extension OrderReference {
    /// The order that a hold or resume is about, and what time it is. Both name the workflow too.
    fileprivate func orderToPause(
        for caller: Caller, isMeant: Bool = true, on platform: Platform, in transaction: any Transaction
    ) throws -> (OrderRow, Instant) {
        let time = try platform.askTime(in: transaction)
        let merchant = try caller.authenticated(in: transaction)
        guard isMeant else { throw Refusal(.unsupportedResume) }
        guard !number.isEmpty else { throw Refusal(.missingInvoiceNumber) }
        guard !workflowNumber.isAbsent else { throw Refusal(.missingWorkflowNumber) }
        guard let order = try find(of: merchant, in: transaction).first() else { throw Refusal(.unknownInvoiceNumber) }
        return (order, try time.now())
    }
}
