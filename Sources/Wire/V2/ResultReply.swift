package import Domain
import UseCases

/// Response of a v2 call about checks or orders: one object with `result`.
package struct ResultReply: Sendable {
    /// Body in JSON.
    package let body: String
    /// Code of the response or of its first item, for the log.
    package let code: String
    /// The refusal; `nil` for a success.
    package let refusal: Refusal?
    /// Decision of a credit check, for a header that only sandboxes send.
    package let verdict: CreditVerdict?
    /// `true` for a stored response that is sent again under the same idempotency key.
    package private(set) var isReplayed = false
    /// Reason to retry later; `nil` if the request was processed.
    package var postponement: RetryLater?
    /// State of the client's rate limit, for the response headers.
    package var allowance: TokenBucket?

    /// - Parameter logCode: code for the log, if the response itself has none.
    static func message(
        _ code: String?, logCode: String? = nil, verdict: CreditVerdict? = nil, _ content: (inout JSONWriter) -> Void
    ) -> ResultReply {
        let body = JSONWriter.object { json in
            json.member("result", "MSG")
            json.member("code", code)
            content(&json)
        }
        return ResultReply(body: body, code: code ?? logCode ?? "", refusal: nil, verdict: verdict)
    }

    static func error(_ refusal: Refusal, in catalogue: ErrorCatalogue) -> ResultReply {
        let code = catalogue.code(for: refusal.reason)
        let text = catalogue.text(for: refusal)
        let body = JSONWriter.object { json in
            json.member("result", "ERROR")
            json.object("error") { json in
                json.member("code", code)
                json.member("description", text)
                json.member("message", catalogue.message(for: refusal))
            }
        }
        return ResultReply(body: body, code: code, refusal: refusal, verdict: refusal.verdict)
    }

    private init(body: String, code: String, refusal: Refusal?, verdict: CreditVerdict?) {
        self.body = body
        self.code = code
        self.refusal = refusal
        self.verdict = verdict
    }

    /// Restores a response that was stored under an idempotency key.
    init(stored: IdempotentRequest.StoredReply) {
        self.init(body: stored.body, code: stored.code, refusal: stored.refusal, verdict: stored.verdict)
        isReplayed = stored.isReplayed
    }

    /// The response in the form in which it is stored under an idempotency key.
    var stored: IdempotentRequest.StoredReply {
        IdempotentRequest.StoredReply(body: body, code: code, refusal: refusal, verdict: verdict)
    }
}

extension Refusal.Reason {
    /// Details that the catalogue's text for the code lacks; `nil` if it lacks none.
    var explanation: String? {
        switch self {
        case .invalidIdempotencyKey:
            "Idempotency-Key must be \(FieldLimits.idempotencyKey.prose) visible ASCII characters."
        case .invalidVATReason: "vatReason must be one of \(VATExemption.names), on a line whose taxRate is 0."
        case .invalidDeliveryDate:
            "deliveryDate must be a date, dd-mm-yyyy, from \(OrderLimits.earliestDate.dayMonthYear) "
                + "to \(OrderLimits.maxDaysAhead) days after today."
        case .idempotencyKeyReused: "This Idempotency-Key was used for another request: use a new one."
        case .idempotencyKeyInProgress: "A request with this Idempotency-Key is still being worked on: try again."
        default: nil
        }
    }
}

extension VATExemption {
    /// Accepted values, for error messages: `reverse_charge, intra_community, export, exempt`.
    static let names = Reason.allCases.map(\.rawValue).joined(separator: ", ")
}
