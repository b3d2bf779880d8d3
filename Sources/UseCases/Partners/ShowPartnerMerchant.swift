import Domain
import Storage

/// Tells a partner of one of its merchants.
package struct ShowPartnerMerchant: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `Refusal`; `.unknownMerchant` for one that is not under the caller
    package func callAsFunction(_ username: String, for caller: Caller) async throws -> MerchantView {
        try await platform.database.read { transaction in
            try MerchantView.one(
                username, under: Partner(caller, in: transaction), on: platform.today(in: transaction),
                in: transaction)
        }
    }
}
