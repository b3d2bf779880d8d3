package import Domain
import Storage

/// Cancels a session whose customer returns to the shop.
package struct CancelSession: Sendable {
    /// State of the session after the call.
    package struct Cancelled: Hashable, Sendable {
        /// `.cancelled`, unless the session had ended earlier.
        package let status: CheckoutSession.Status
        /// URL of the shop for the browser.
        package let returnURL: ReturnURL?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: `nil` for an unknown token.
    package func callAsFunction(_ token: SessionToken) async throws -> Cancelled? {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            guard let row = try SessionTable.find(tokenHash: token.hash, in: transaction),
                let document = try SessionTable.request(of: row.id, in: transaction)
            else { return nil }
            var change = SessionUpdate(row, at: now)
            change.handle(.cancel, at: now)
            try change.write(at: now, on: platform, in: transaction)
            let status = change.session.status
            return Cancelled(status: status, returnURL: document.returnURLs.destination(after: status))
        }
    }
}
