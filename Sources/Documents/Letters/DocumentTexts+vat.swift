import Domain

extension DocumentTexts {
    /// `Btw verlegd (€ 100,00)` for each reason for which no VAT is charged. For an exemption in the shop's own words,
    /// for other reasons with them added to the standard text.
    var zeroRateReasons: [String] {
        document.zeroRateShares.compactMap { share in
            guard let standardText = phrases.textIfPresent("vatReason.\(share.category.rawValue)") else { return nil }
            let merchantText = share.reasonTexts.map(\.singleLine).joined(separator: "; ")
            guard !merchantText.isEmpty else { return "\(standardText) (\(text(share.amount)))" }
            return share.category == .exempt
                ? "\(merchantText) (\(text(share.amount)))" : "\(standardText) (\(text(share.amount))): \(merchantText)"
        }
    }
}
