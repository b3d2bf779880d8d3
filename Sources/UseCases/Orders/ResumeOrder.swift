import Domain
package import Storage

/// Lets the collection of an order go on.
package struct ResumeOrder: MerchantUseCase {
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference
        let hasResumeFlag: Bool

        /// - Parameter isMeant: whether the request says what it has to say to be one.
        package init(caller: Caller, reference: OrderReference, hasResumeFlag: Bool = true) {
            self.caller = caller
            self.reference = reference
            self.hasResumeFlag = hasResumeFlag
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: whether the order was on hold.
    /// - Throws: `Refusal`
    package func execute(_ work: Request, in transaction: any Transaction) throws -> Bool {
        let (order, now) = try work.reference.orderToPause(
            for: work.caller, isMeant: work.hasResumeFlag, on: platform, in: transaction)
        var change = try OrderUpdate(order, on: platform, in: transaction)
        try change.advance(to: now)
        let wasHeld = change.lifecycle.hold != nil
        try change.handle(.resume, at: now)
        try change.save(at: now, in: transaction)
        return wasHeld
    }
}
