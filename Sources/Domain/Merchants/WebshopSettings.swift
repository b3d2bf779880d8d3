/// When a shop may tell the platform that it trusts a customer: the customer's last paid orders come to more than an
/// amount (docs/spec/wire-v2.md).
package struct WebshopSettings: Hashable, Sendable {
    /// Whether the shop is to reckon at all.
    package var isTrustScoreEnabled: Bool
    /// How many of the customer's last orders count.
    package var minimumPaidOrders: Int
    /// Of how many days; all when zero.
    package var periodDays: Int
    package var minTotalExclusive: Money

    package init(isTrustScoreEnabled: Bool, minimumPaidOrders: Int, periodDays: Int, minTotalExclusive: Money) {
        self.isTrustScoreEnabled = isTrustScoreEnabled
        self.minimumPaidOrders = minimumPaidOrders
        self.periodDays = periodDays
        self.minTotalExclusive = minTotalExclusive
    }

    /// What a merchant starts with.
    package static let standard = WebshopSettings(
        isTrustScoreEnabled: false, minimumPaidOrders: 5, periodDays: 90, minTotalExclusive: .euros(500))

    /// What the documentation prints, and every sandbox account has.
    package static let sandboxDefault = WebshopSettings(
        isTrustScoreEnabled: true, minimumPaidOrders: 5, periodDays: 90, minTotalExclusive: .euros(500))
}
