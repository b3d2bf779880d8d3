package import Domain
import Storage

/// Reads all data of a merchant except its secrets.
package struct DescribeMerchant: Sendable {
    /// Data of a merchant for the operator.
    package struct Description: Sendable {
        package let merchant: Merchant
        /// Username of the merchant's partner.
        package let partner: String?
        /// Amount that the platform owes the merchant; negative when the merchant owes the platform.
        package let payable: Money
        /// Request limit; `nil` for no limit.
        package let requestLimit: RateLimit?
        /// Current and future versions of the agreements, by workflow number, then by day.
        package let agreements: [AgreementVersion]
        /// Calendar day of the platform's clock.
        package let today: CivilDate
        package let webhooks: [Webhook]
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `MerchantNotFound`
    package func callAsFunction(_ username: String) async throws -> Description {
        let platform = platform
        return try await platform.database.read { transaction in
            let today = try platform.today(in: transaction)
            let merchant = try MerchantTable.require(username, in: transaction)
            return try Description(
                merchant: merchant, partner: MerchantTable.partnerNames(in: transaction)[merchant.id],
                payable: LedgerTable.merchantBalance(merchant.id, in: transaction),
                requestLimit: MerchantTable.rateLimit(of: merchant.id, in: transaction),
                agreements: WorkflowTable.versions(merchantID: merchant.id, on: today, in: transaction),
                today: today,
                webhooks: WebhookTable.queryAll(merchantID: merchant.id, in: transaction).rows().compactMap(\.self))
        }
    }
}
