import Domain
import Foundation
package import Storage

/// Generates the secret that signs a merchant's webhooks. The previous secret stays valid for a day.
package struct GenerateWebhookSecret: MerchantUseCase {
    /// Caller with a generated secret.
    package struct Prepared: Sendable {
        let caller: Caller
        let secret: String
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Generates the secret; never throws.
    package func prepare(_ request: Caller) async throws -> Prepared {
        Prepared(caller: request, secret: platform.newWebhookSecret())
    }

    /// - Returns: the secret, which only this response shows.
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
    /// Base64 of 32 random bytes.
    func newWebhookSecret() -> String { Data(randomBytes(32)).base64EncodedString() }
}
