import Domain

extension VATExemption {
    /// Reads the name of a reason, in letters of either case; hyphens and blanks count as underscores.
    /// - Parameter text: the shop's own words, cut where they are too long.
    init?(_ name: String, text: String?) {
        let name = String(name.lowercased().map { "- ".contains($0) ? "_" : $0 })
        guard let reason = Reason(rawValue: name) else { return nil }
        self.init(reason, text: FreeText.truncate(text, to: FieldLimits.vatReasonText))
    }
}
