package import Domain
import Storage

/// Everybody the platform collects for.
package struct ListMerchants: Sendable {
    package struct Entry: Hashable, Sendable {
        package let merchant: Merchant
        package let workflowNumbers: [Int]
        /// What the platform owes the merchant; below zero when it is the other way round.
        package let payable: Money
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// By username.
    package func callAsFunction() async throws -> [Entry] {
        try await platform.database.read { transaction in
            try MerchantTable.all(in: transaction).map { merchant in
                try Entry(
                    merchant: merchant,
                    workflowNumbers: WorkflowTable.numbers(merchantID: merchant.id, in: transaction),
                    payable: LedgerTable.payable(toMerchant: merchant.id, in: transaction))
            }
        }
    }
}
