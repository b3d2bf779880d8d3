/// What a merchant asks a credit check about.
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

/// The wish of a test about the outcome of its check. Means nothing in production.
package enum Backdoor: String, Hashable, Sendable {
    case approve = "1"
    case reject = "0"
}

/// What the store knows of the person who applies.
package struct CreditHistory: Hashable, Sendable {
    /// Whether the person or the address has been blocked by the platform.
    package var isBlocked = false
    /// Whether any order, at any merchant, is with the collector.
    package var isInCollection = false
    /// Whether any order, at any merchant, is overdue by more than 30 days.
    package var isLongOverdue = false
    /// What is open over all merchants.
    package var openAmount = Money.zero
    /// Orders paid in full, over all merchants.
    package var paidOrders = 0
    /// Earlier checks in the last 24 hours; counted no further than the policy needs.
    package var recentChecks = RecentChecks()

    package struct RecentChecks: Hashable, Sendable {
        package var byEmail = 0
        package var byPhone = 0
        package var byAddress = 0
        package var byIPAddress = 0

        package init() {}
    }

    package init() {}
}
