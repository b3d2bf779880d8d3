/// What a banking app reads from the QR code of a credit transfer (EPC069-12, version 2).
package struct EPCQRPayload: Hashable, Sendable {
    /// To be encoded in UTF-8, with error correction level M.
    package let text: String

    /// - Parameters:
    ///   - holder: whose account it is; cut to 70 characters.
    ///   - amount: 0.01 to 999,999,999.99; `nil` for any other.
    ///   - remittance: cut to 140 characters. A *betalingskenmerk* is no creditor reference of ISO 11649, so it stands
    ///     here and not in the field for those.
    package init?(to account: BankAccount, holder: String, amount: Money, remittance: String) {
        guard (1...99_999_999_999).contains(amount.cents) else { return nil }
        text = [
            "BCD", "002", "1", "SCT", account.bic?.text ?? "", String(holder.prefix(70)), account.iban.text,
            "EUR\(amount)", "", "", String(remittance.prefix(140)),
        ].joined(separator: "\n")
    }
}
