package import Domain
import Storage

/// A merchant as shown to its partner, without secrets.
package struct MerchantView: Hashable, Sendable {
    package let merchant: Merchant
    package let createdAt: Instant
    package let hasLogo: Bool
    package let workflows: [Agreement.Summary]
}

extension MerchantView {
    /// Merchants with their workflows of a day, read in one query.
    static func all(
        _ merchants: [PartnerMerchantRow], on day: CivilDate, in transaction: any Transaction
    ) throws -> [MerchantView] {
        let workflows = try merchants.map {
            try WorkflowTable.summaries(merchantID: $0.merchant.id, on: day, in: transaction)
        }
        return try zip(merchants, workflows).map { found, workflows in
            MerchantView(
                merchant: found.merchant, createdAt: found.createdAt, hasLogo: found.hasLogo,
                workflows: try workflows.rows())
        }
    }

    /// A merchant with its workflows of a day.
    static func one(
        _ username: String, under partner: Partner, on day: CivilDate, in transaction: any Transaction
    ) throws -> MerchantView {
        let merchant = try partner.merchant(username, in: transaction)
        return MerchantView(
            merchant: merchant.merchant, createdAt: merchant.createdAt, hasLogo: merchant.hasLogo,
            workflows: try WorkflowTable.summaries(merchantID: merchant.merchant.id, on: day, in: transaction)
                .rows())
    }
}
