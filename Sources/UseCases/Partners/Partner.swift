import Domain
import Storage

/// A caller authenticated as a partner, with access to its merchants.
struct Partner {
    private let id: Identifier
    private let isActive: Bool

    /// - Throws: `Refusal`; `.notPartner`
    init(_ caller: Caller, in transaction: any Transaction) throws {
        let holder = try caller.authenticateForAction(in: transaction)
        guard let merchant = try MerchantTable.find(id: holder.merchantID, in: transaction),
            merchant.profile.isPartner
        else { throw Refusal(.notPartner) }
        id = merchant.id
        isActive = merchant.isActive
    }

    /// Authenticates a partner for a request that changes data.
    /// - Throws: `Refusal`; `.notPartner`, `.merchantInactive`
    init(changing caller: Caller, in transaction: any Transaction) throws {
        try self.init(caller, in: transaction)
        guard isActive else { throw Refusal(.merchantInactive) }
    }

    /// Puts a new merchant under the partner.
    func adopt(_ merchant: Merchant, in transaction: any Transaction) throws {
        try MerchantTable.setPartner(id, of: merchant, in: transaction)
    }

    /// - Throws: `.unknownMerchant` for a merchant that does not exist or belongs to another partner. Both cases run
    ///   the same query, so that their timing does not differ.
    func merchant(_ username: String, in transaction: any Transaction) throws -> PartnerMerchantRow {
        guard let merchant = try MerchantTable.find(username: username, partnerID: id, in: transaction) else {
            throw Refusal(.unknownMerchant)
        }
        return merchant
    }

    func page(
        of search: MerchantFilter, offset: Int, limit: Int, in transaction: any Transaction
    ) throws -> (merchants: [PartnerMerchantRow], total: Int) {
        (
            try MerchantTable.page(of: search, partnerID: id, offset: offset, limit: limit, in: transaction),
            try MerchantTable.count(search, partnerID: id, in: transaction)
        )
    }
}
