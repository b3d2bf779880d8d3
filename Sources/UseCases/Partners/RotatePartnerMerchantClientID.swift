package import Storage
import Domain

/// Gives one of a partner's merchants a new client id. The old ones stop working at once.
package struct RotatePartnerMerchantClientID: MerchantUseCase {
    package struct Prepared: Sendable {
        let request: PartnerMerchantReference
        let clientID: ClientID
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package func prepare(_ request: PartnerMerchantReference) async throws -> Prepared {
        Prepared(request: request, clientID: ClientID.make(platform.randomBytes))
    }

    /// - Returns: the new client id, shown this once.
    /// - Throws: `Refusal`; `.unknownMerchant` for one that is not under the caller
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> ClientID {
        let partner = try Partner(changing: work.request.caller, in: transaction)
        let id = try partner.merchant(work.request.username, in: transaction).merchant.id
        try work.clientID.replaceAll(ofMerchant: id, at: platform.now(in: transaction), in: transaction)
        return work.clientID
    }
}

/// One of a partner's merchants, as the partner names it.
package struct PartnerMerchantReference: Sendable {
    let caller: Caller
    let username: String

    package init(caller: Caller, username: String) {
        self.caller = caller
        self.username = username
    }
}
