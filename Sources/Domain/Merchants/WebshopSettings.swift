/// Rule by which a shop calculates its trust in a customer: the customer's last paid orders sum to more than an amount
/// (docs/spec/wire-v2.md).
package struct WebshopSettings: Hashable, Sendable {
    /// True if the shop calculates a trust score at all.
    package var isTrustScoreEnabled: Bool
    /// Number of the customer's last orders that count.
    package var minimumPaidOrders: Int
    /// Number of days in which they were paid; 0 for any time.
    package var periodDays: Int
    package var minTotalExclusive: Money

    package init(isTrustScoreEnabled: Bool, minimumPaidOrders: Int, periodDays: Int, minTotalExclusive: Money) {
        self.isTrustScoreEnabled = isTrustScoreEnabled
        self.minimumPaidOrders = minimumPaidOrders
        self.periodDays = periodDays
        self.minTotalExclusive = minTotalExclusive
    }

    /// Settings of a new merchant.
    package static let standard = WebshopSettings(
        isTrustScoreEnabled: false, minimumPaidOrders: 5, periodDays: 90, minTotalExclusive: .euros(500))

    /// Settings printed in the documentation, which every sandbox merchant has.
    package static let sandboxDefault = WebshopSettings(
        isTrustScoreEnabled: true, minimumPaidOrders: 5, periodDays: 90, minTotalExclusive: .euros(500))
}
