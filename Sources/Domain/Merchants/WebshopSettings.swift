/// When a shop may tell the platform that it trusts a customer: the customer's last paid orders come to more than an
/// amount (`wire-v2.md` B 2.5).
package struct WebshopSettings: Hashable, Sendable {
    /// Whether the shop is to reckon at all.
    package var whitelist: Bool
    /// How many of the customer's last orders count.
    package var minimumPaidOrders: Int
    /// Of how many days; all when zero.
    package var period: Int
    package var totalAmountHigherThan: Money

    package init(whitelist: Bool, minimumPaidOrders: Int, period: Int, totalAmountHigherThan: Money) {
        self.whitelist = whitelist
        self.minimumPaidOrders = minimumPaidOrders
        self.period = period
        self.totalAmountHigherThan = totalAmountHigherThan
    }

    /// What a merchant starts with.
    package static let standard = WebshopSettings(
        whitelist: false, minimumPaidOrders: 5, period: 90, totalAmountHigherThan: .euros(500))

    /// What the documentation prints, and every sandbox account has.
    package static let documented = WebshopSettings(
        whitelist: true, minimumPaidOrders: 5, period: 90, totalAmountHigherThan: .euros(500))
}
