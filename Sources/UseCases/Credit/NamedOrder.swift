import Domain
import Storage

/// Finds orders by the numbers that an operator enters.
enum NamedOrder {
    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - username: merchant of the order; required only when several merchants have an order with the number.
    /// - Throws: `ShowOrder.Failure`
    static func find(
        _ number: String, of username: String?, in transaction: any Transaction
    ) throws -> (merchant: Merchant, order: OrderRow) {
        let merchants = try MerchantTable.all(in: transaction).filter { username == nil || $0.username == username }
        let found = try merchants.compactMap { merchant -> (Merchant, OrderRow)? in
            let name = OrderLookupKey(number, letterCode: merchant.letterCode)
            return try OrderTable.find(name, merchantID: merchant.id, in: transaction).first().map { (merchant, $0) }
        }
        guard let first = found.first else { throw ShowOrder.Failure.notFound }
        guard found.count == 1 else { throw ShowOrder.Failure.ambiguous(usernames: found.map(\.0.username)) }
        return first
    }
}
