package import Domain
import Storage

/// Everybody the platform collects for.
package struct ListMerchants: Sendable {
    package struct Entry: Hashable, Sendable {
        package let merchant: Merchant
        package let workflowNumbers: [Int]
        /// The username of the partner it is under.
        package let partner: String?
        /// What the platform owes the merchant; below zero when it is the other way round.
        package let balance: Money
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// By username.
    package func callAsFunction() async throws -> [Entry] {
        try await platform.database.read { transaction in
            let partners = try MerchantTable.partnerNames(in: transaction)
            return try MerchantTable.all(in: transaction).map { merchant in
                try Entry(
                    merchant: merchant,
                    workflowNumbers: WorkflowTable.identifiers(merchantID: merchant.id, in: transaction),
                    partner: partners[merchant.id],
                    balance: LedgerTable.merchantBalance(merchant.id, in: transaction))
            }
        }
    }
}
