import Domain
import Foundation
package import Storage

/// Makes the secret with which a merchant's webhooks are signed. The one before counts for another day.
package struct GenerateWebhookSecret: MerchantUseCase {
    package struct Prepared: Sendable {
        let caller: Caller
        let secret: String
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package func prepare(_ request: Caller) async throws -> Prepared {
        Prepared(caller: request, secret: platform.newWebhookSecret())
    }

    /// - Returns: the secret, which is shown this once.
    /// - Throws: `Refusal`
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> String {
        let merchant = try work.caller.authenticate(in: transaction)
        try WebhookTable.rotate(
            to: work.secret, merchantID: merchant.merchantID,
            formerUntil: platform.systemTime().adding(hours: WebhookSecrets.overlapHours), in: transaction)
        return work.secret
    }
}

extension Platform {
    /// The base64 text of 32 random bytes.
    func newWebhookSecret() -> String { Data(randomBytes(32)).base64EncodedString() }
}
