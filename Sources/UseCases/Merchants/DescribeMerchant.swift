package import Domain
import Storage

/// Reads everything the platform knows of a merchant, except its secrets.
package struct DescribeMerchant: Sendable {
    package struct Description: Sendable {
        package let merchant: Merchant
        /// The username of the partner it is under.
        package let partner: String?
        /// What the platform owes the merchant; below zero when it is the other way round.
        package let payable: Money
        /// None for any number of requests.
        package let requestLimit: RateLimit?
        /// By the workflows' numbers and then by day: those that new orders are placed under, and those to come.
        package let agreements: [AgreementVersion]
        /// The platform's calendar day.
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
