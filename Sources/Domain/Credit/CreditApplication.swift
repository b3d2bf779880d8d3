/// Data on which a merchant requests a credit check.
package struct CreditApplication: Hashable, Sendable {
    package var customer: Customer
    package var delivery: Delivery?
    package var amount: Money
    package var ipAddress: IPAddress?
    /// The merchant's own trust in the customer, 0 to 100.
    package var payTrustScore: Int
    package var backdoor: Backdoor?

    package init(
        customer: Customer, delivery: Delivery?, amount: Money, ipAddress: IPAddress?, payTrustScore: Int,
        backdoor: Backdoor?
    ) {
        self.customer = customer
        self.delivery = delivery
        self.amount = amount
        self.ipAddress = ipAddress
        self.payTrustScore = payTrustScore
        self.backdoor = backdoor
    }
}

/// Outcome forced by a sandbox request. Ignored in production.
package enum Backdoor: String, Hashable, Sendable {
    case approve = "1"
    case reject = "0"
}

/// Stored facts about the applicant, input of the credit policy.
package struct CreditHistory: Hashable, Sendable {
    /// True if the platform has blocked the person or the address.
    package var isBlocked = false
    /// True if any order, at any merchant, is with the collector.
    package var isInCollection = false
    /// True if any order, at any merchant, is overdue by more than 30 days.
    package var isLongOverdue = false
    /// Amount open over all merchants.
    package var openAmount = Money.zero
    /// Number of orders paid in full, over all merchants.
    package var paidOrders = 0
    /// Earlier checks of the last 24 hours, counted only up to the limits of the policy.
    package var recentChecks = RecentChecks()

    /// Numbers of earlier checks by match key.
    package struct RecentChecks: Hashable, Sendable {
        package var byEmail = 0
        package var byPhone = 0
        package var byAddress = 0
        package var byIPAddress = 0

        package init() {}
    }

    package init() {}
}
