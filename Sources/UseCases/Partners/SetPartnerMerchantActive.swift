package import Storage
import Domain

/// Deactivates or reactivates one of a partner's merchants. Idempotent.
package struct SetPartnerMerchantActive: MerchantUseCase {
    /// Merchant and its requested state.
    package struct Request: Sendable {
        let name: PartnerMerchantReference
        let isActive: Bool

        package init(_ name: PartnerMerchantReference, isActive: Bool) {
            self.name = name
            self.isActive = isActive
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `Refusal`; `.unknownMerchant` for a merchant that does not belong to the caller
    package func execute(_ work: Request, in transaction: any Transaction) throws {
        let partner = try Partner(changing: work.name.caller, in: transaction)
        let id = try partner.merchant(work.name.username, in: transaction).merchant.id
        try MerchantTable.setActive(work.isActive, id: id, in: transaction)
    }
}
