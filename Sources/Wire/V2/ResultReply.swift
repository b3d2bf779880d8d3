package import Domain
import UseCases

/// A reply of the JSON API about checks and orders: always one object.
package struct ResultReply: Sendable {
    package let body: String
    /// The code of the whole reply or of its first item, for the log.
    package let code: String
    /// Why the answer is no, where it is.
    package let refusal: Refusal?
    /// What became of a credit decision. Told in sandboxes only.
    package let verdict: CreditVerdict?
    /// Whether it had been given before, under the same idempotency key.
    package private(set) var isReplayed = false
    /// Why nothing was decided, where that is so.
    package var postponement: RetryLater?
    /// What is left of what the sender may send.
    package var allowance: TokenBucket?

    /// - Parameter logged: the code for the log where the reply has none of its own.
    static func message(
        _ code: String?, logged: String? = nil, verdict: CreditVerdict? = nil, _ content: (inout JSONWriter) -> Void
    ) -> ResultReply {
        let body = JSONWriter.object { json in
            json.member("result", "MSG")
            json.member("code", code)
            content(&json)
        }
        return ResultReply(body: body, code: code ?? logged ?? "", refusal: nil, verdict: verdict)
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

    /// What was kept under an idempotency key.
    init(_ kept: IdempotentRequest.StoredReply) {
        self.init(body: kept.body, code: kept.code, refusal: kept.refusal, verdict: kept.verdict)
        isReplayed = kept.isReplayed
    }

    /// What is to be kept under one.
    var kept: IdempotentRequest.StoredReply {
        IdempotentRequest.StoredReply(body: body, code: code, refusal: refusal, verdict: verdict)
    }
}

extension Refusal.Reason {
    /// What the table's text for a code does not say.
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
    /// For sentences: `reverse_charge, intra_community, export, exempt`.
    static let names = Reason.allCases.map(\.rawValue).joined(separator: ", ")
}
