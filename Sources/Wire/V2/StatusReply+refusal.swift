import Domain

/// Error responses of status calls.
extension StatusReply {
    /// - Parameter seconds: seconds after which a throttled client may retry.
    static func refused(_ refusal: Refusal, retryAfter seconds: Int) -> StatusReply {
        switch refusal.reason {
        case .unknownUsername, .invalidClientID: failure(403, "Unknown client username or client id", of: refusal)
        case .merchantInactive: failure(403, "This account is not active.", of: refusal)
        case .notPartner: failure(403, "This account is not a partner.", of: refusal)
        case .unknownSession: failure(404, "Session not found", of: refusal)
        case .unknownMerchant: failure(404, "Merchant not found", of: refusal)
        case .rateLimitExceeded: failure(429, "Request limit exceeded", of: refusal, retryAfter: seconds)
        case .unreadableMessage: failure(400, notAnObject, of: refusal)
        case .invalidIdempotencyKey: failure(400, refusal.reason.explanation ?? "", of: refusal)
        case .idempotencyKeyReused, .idempotencyKeyInProgress:
            failure(409, refusal.reason.explanation ?? "", of: refusal)
        case .missingUsername: failure(errors: [("billinkUsername", missing)], of: refusal)
        case .missingClientID: failure(errors: [("billinkID", missing)], of: refusal)
        case .missingSessionID: failure(errors: [("sessionID", missing)], of: refusal)
        default: internalFailure(refusal)
        }
    }

    /// Lists every invalid field, as one message and separately.
    /// - Parameter isNumbered: `false` for a single field whose message the contract gives without a number.
    static func failure(
        errors: [(field: String, message: String)], isNumbered: Bool = true, of refusal: Refusal?
    ) -> StatusReply {
        let sentences = errors.enumerated().map { index, error in
            (isNumbered ? "\(index + 1). " : "") + "\(error.field): \(error.message)"
        }
        return failure(400, sentences.joined(separator: " "), of: refusal) { json in
            json.objects("errors", errors) { error, json in
                json.member("field", error.field)
                json.member("message", error.message)
            }
        }
    }

    static let missing = "This value should not be blank."
}
