import Crypto
import Domain

/// Identifier of a customer for the shop: a hash of identifying details, different at every merchant.
enum CustomerID {
    static func text(of form: SessionForm, for merchantID: Identifier) -> String {
        let digest = SHA256.hash(data: Array("customer:\(merchantID.value):\(matchForm(of: form))".utf8))
        return digest.prefix(16).hexadecimal
    }

    /// E-mail address, otherwise telephone number, otherwise order number, which makes the customer unique to the
    /// order.
    private static func matchForm(of form: SessionForm) -> String {
        let fields = form.fields
        if let email = fields[.email].flatMap(EmailAddress.init) { return "email:\(email.matchForm)" }
        if let phone = fields[.phone].flatMap(PhoneNumber.init) { return "phone:\(phone.matchForm)" }
        return "order:\(fields[.orderNumber] ?? "")"
    }
}
