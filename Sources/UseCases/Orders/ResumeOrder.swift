import Domain
package import Storage

/// Resumes the collection of an order.
package struct ResumeOrder: MerchantUseCase {
    /// Order to resume.
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference
        let hasResumeFlag: Bool

        /// - Parameter hasResumeFlag: true when the request contains the flag that it requires.
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

    /// - Returns: true when the order was on hold.
    /// - Throws: `Refusal`
    package func execute(_ work: Request, in transaction: any Transaction) throws -> Bool {
        let (order, now) = try work.reference.orderToPause(
            for: work.caller, hasRequiredFlag: work.hasResumeFlag, on: platform, in: transaction)
        var change = try OrderUpdate(order, on: platform, in: transaction)
        try change.advance(to: now)
        let wasHeld = change.lifecycle.hold != nil
        try change.handle(.resume, at: now)
        try change.save(at: now, in: transaction)
        return wasHeld
    }
}
