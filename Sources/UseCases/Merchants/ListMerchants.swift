package import Domain
import Storage

/// Lists all merchants.
package struct ListMerchants: Sendable {
    /// A merchant in the list.
    package struct Entry: Hashable, Sendable {
        package let merchant: Merchant
        package let workflowNumbers: [Int]
        /// Username of the merchant's partner.
        package let partner: String?
        /// Amount that the platform owes the merchant; negative when the merchant owes the platform.
        package let balance: Money
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: all merchants, by username.
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
