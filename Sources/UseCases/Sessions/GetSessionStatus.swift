package import Domain
import Storage

/// Returns the status of a session to its shop.
package struct GetSessionStatus: Sendable {
    /// Reference to a session.
    package enum SessionReference: Hashable, Sendable {
        case token(SessionToken)
        /// Latest session whose order has, or would get, this invoice number.
        case invoiceNumber(String)
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the current status, even if the expiry has not been stored yet.
    /// - Throws: `Refusal`; `.unknownSession` also for another merchant's session.
    package func callAsFunction(_ name: SessionReference, from caller: Caller) async throws -> CheckoutSession.Status {
        let platform = platform
        return try await platform.database.read { transaction in
            let time = try platform.queryTime(in: transaction)
            let merchant = try caller.authenticateForAction(in: transaction)
            guard let row = try Self.find(name, of: merchant, in: transaction) else { throw Refusal(.unknownSession) }
            var session = row.session
            _ = session.expire(at: try time.now())
            return session.status
        }
    }

    private static func find(
        _ name: SessionReference, of merchant: CredentialTable.MerchantCredential, in transaction: any Transaction
    ) throws -> SessionRow? {
        switch name {
        case .token(let token):
            let row = try SessionTable.find(tokenHash: token.hash, in: transaction)
            return row?.merchantID == merchant.merchantID ? row : nil
        case .invoiceNumber(let text):
            let name = OrderLookupKey(text, letterCode: merchant.letterCode)
            return try SessionTable.latest(invoiceNumber: name, merchantID: merchant.merchantID, in: transaction)
        }
    }
}
