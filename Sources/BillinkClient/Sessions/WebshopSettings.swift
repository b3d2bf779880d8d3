/// When a shop may tell the platform that it knows a customer well (``Customer/payTrustScore``): the customer's last
/// paid orders come to more than an amount.
public struct WebshopSettings: Hashable, Sendable, Decodable {
    /// Whether the shop is to reckon at all.
    public let whitelist: Bool
    /// How many of the customer's last orders count.
    public let minimumPaidOrders: Int
    /// Of how many days; all where it is 0.
    public let period: Int
    /// What they have to come to more than.
    public let totalAmountHigherThan: Amount

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        whitelist = try members.flag(.whitelist) ?? false
        minimumPaidOrders = try members.requiredValue(.minimumPaidOrders) { Int($0) }
        period = try members.requiredValue(.period) { Int($0) }
        totalAmountHigherThan = try members.requiredValue(.totalAmountHigherThan) { Amount(rounding: $0) }
    }

    private enum Member: String, CodingKey {
        case whitelist, period
        case minimumPaidOrders = "minimum_paid_orders"
        case totalAmountHigherThan = "total_amount_higher_than"
    }
}
