/// Conditions under which a shop may send a trust score (``Customer/payTrustScore``): the customer's last paid orders
/// exceed an amount in total.
public struct WebshopSettings: Hashable, Sendable, Decodable {
    /// `true` if the shop may send trust scores.
    public let whitelist: Bool
    /// Number of last paid orders that are added up.
    public let minimumPaidOrders: Int
    /// Period of these orders in days; 0 for an unlimited one.
    public let period: Int
    /// Amount that the total of these orders must exceed.
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
