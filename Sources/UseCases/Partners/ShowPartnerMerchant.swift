import Domain
import Storage

/// Reads one of a partner's merchants.
package struct ShowPartnerMerchant: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `Refusal`; `.unknownMerchant` for a merchant that does not belong to the caller
    package func callAsFunction(_ username: String, for caller: Caller) async throws -> MerchantView {
        try await platform.database.read { transaction in
            try MerchantView.one(
                username, under: Partner(caller, in: transaction), on: platform.today(in: transaction),
                in: transaction)
        }
    }
}
