package import Storage
import Domain

/// Replaces the client ids of one of a partner's merchants. The old ones stop working immediately.
package struct RotatePartnerMerchantClientID: MerchantUseCase {
    /// Request with a generated client id.
    package struct Prepared: Sendable {
        let request: PartnerMerchantReference
        let clientID: ClientID
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Generates the client id; never throws.
    package func prepare(_ request: PartnerMerchantReference) async throws -> Prepared {
        Prepared(request: request, clientID: ClientID.make(platform.randomBytes))
    }

    /// - Returns: the new client id, which only this response shows.
    /// - Throws: `Refusal`; `.unknownMerchant` for a merchant that does not belong to the caller
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> ClientID {
        let partner = try Partner(changing: work.request.caller, in: transaction)
        let id = try partner.merchant(work.request.username, in: transaction).merchant.id
        try work.clientID.replaceAll(ofMerchant: id, at: platform.now(in: transaction), in: transaction)
        return work.clientID
    }
}

/// A partner and the username of one of its merchants.
package struct PartnerMerchantReference: Sendable {
    let caller: Caller
    let username: String

    package init(caller: Caller, username: String) {
        self.caller = caller
        self.username = username
    }
}
