/// Payload of the QR code of a credit transfer, as banking apps read it (EPC069-12, version 2).
package struct EPCQRPayload: Hashable, Sendable {
    /// Text to be encoded in UTF-8, with error correction level M.
    package let text: String

    /// - Parameters:
    ///   - holder: account holder; cut to 70 characters.
    ///   - amount: 0.01 to 999,999,999.99; the payload is `nil` for any other.
    ///   - remittance: cut to 140 characters. A *betalingskenmerk* is not a creditor reference of ISO 11649, so it is
    ///     unstructured remittance information.
    package init?(to account: BankAccount, holder: String, amount: Money, remittance: String) {
        guard (1...99_999_999_999).contains(amount.cents) else { return nil }
        text = [
            "BCD", "002", "1", "SCT", account.bic?.text ?? "", String(holder.prefix(70)), account.iban.text,
            "EUR\(amount)", "", "", String(remittance.prefix(140)),
        ].joined(separator: "\n")
    }
}
