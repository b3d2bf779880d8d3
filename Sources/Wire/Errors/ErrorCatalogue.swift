package import Domain
import UseCases

/// Error codes and texts of one call, as in `errors.json`.
package struct ErrorCatalogue: Sendable {
    /// Code for each reason for which the call can be refused.
    package let codes: [Refusal.Reason: String]
    /// Text for each code, with `%…%` for a value.
    package let texts: [String: String]

    init(_ codes: [Refusal.Reason: String], _ texts: [String: String]) {
        self.codes = Self.sharedCodes.merging(codes) { _, own in own }
        self.texts = Self.sharedTexts.merging(texts) { _, own in own }
    }

    /// Returns the code of a reason; 603 for a reason that the call does not have, which is an error of the program.
    package func code(for reason: Refusal.Reason) -> String {
        codes[reason] ?? Self.internalFailure
    }

    /// Returns an invariant violation for a refusal whose reason the catalogue lacks, and which therefore has code 603.
    func violation(by refusal: Refusal) -> InvariantViolation? {
        guard codes[refusal.reason] == nil, refusal.reason.explanation == nil else { return nil }
        return InvariantViolation("The call has no code for the refusal \(refusal.reason.rawValue).")
    }

    /// Returns the codes of several reasons, each once. Reasons that the call does not have are left out.
    package func codes(for reasons: [Refusal.Reason]) -> [String] {
        reasons.compactMap { codes[$0] }.uniqued()
    }

    func text(for refusal: Refusal) -> String {
        let code = code(for: refusal.reason)
        let text = texts[code] ?? Self.sharedTexts[Self.internalFailure] ?? ""
        switch refusal.reason {
        case .unknownInvoiceNumber: return refusal.detail.map { "\(text): \($0)" } ?? text
        case .invalidVATRate, .invalidVATReason:
            return filled(text, with: VATRate.acceptedPercentages.map(\.description).joined(separator: ", "))
        default: return filled(text, with: refusal.detail ?? "")
        }
    }

    /// Replaces `%…%` in a text.
    private func filled(_ text: String, with detail: String) -> String {
        let parts = text.split(separator: "%", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? parts[0] + detail + parts[2] : text
    }

    private static let internalFailure = "603"

    private static let sharedCodes: [Refusal.Reason: String] = [
        .unknownVersion: "001", .unknownUsername: "101", .invalidClientID: "102", .unknownAction: "103",
        .unreadableMessage: "601", .internalFailure: internalFailure, .rateLimitExceeded: "111",
    ]

    private static let sharedTexts = [
        "001": "Unknown API version",
        "101": "Unknown client username or client id",
        "102": "Unknown client username or client id",
        "103": "Unknown action",
        "111": "Request limit exceeded",
        "601": "Errors parsing xml file",
        internalFailure: "Redirect Billink API error",
    ]
}
