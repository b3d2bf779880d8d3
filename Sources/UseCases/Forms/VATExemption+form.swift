import Domain

extension VATExemption {
    /// Parses the name of a reason, ignoring case; hyphens and spaces are treated as underscores.
    /// - Parameter text: the shop's own wording, truncated to its maximum length.
    init?(_ name: String, text: String?) {
        let name = String(name.lowercased().map { "- ".contains($0) ? "_" : $0 })
        guard let reason = Reason(rawValue: name) else { return nil }
        self.init(reason, text: FreeText.truncate(text, to: FieldLimits.vatReasonText))
    }
}
