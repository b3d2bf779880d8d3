package import Domain
import UseCases

/// The codes and texts of one call: the only place that knows them (`errors.json`).
package struct ErrorCatalogue: Sendable {
    /// The code for each reason that the call can give.
    package let codes: [Refusal.Reason: String]
    /// The text for each code, with its placeholder.
    package let texts: [String: String]

    init(_ codes: [Refusal.Reason: String], _ texts: [String: String]) {
        self.codes = Self.sharedCodes.merging(codes) { _, own in own }
        self.texts = Self.sharedTexts.merging(texts) { _, own in own }
    }

    /// A reason the call has no code for is one it cannot give; if it does, something of ours is broken.
    package func code(for reason: Refusal.Reason) -> String {
        codes[reason] ?? Self.internalFailure
    }

    /// Present for a refusal that the call can only answer with the code of a failure: the catalogue lacks its reason.
    func violation(by refusal: Refusal) -> InvariantViolation? {
        guard codes[refusal.reason] == nil, refusal.reason.explanation == nil else { return nil }
        return InvariantViolation("The call has no code for the refusal \(refusal.reason.rawValue).")
    }

    /// The codes of several reasons, each once; none for those that the call cannot give.
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

    /// The text with `%…%` replaced.
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
