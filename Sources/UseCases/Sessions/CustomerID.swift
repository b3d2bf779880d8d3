import Crypto
import Domain

/// Identifier of a customer for their shop: a hash of the details by which they are recognised, different at every
/// merchant.
enum CustomerID {
    static func text(of form: SessionForm, for merchantID: Identifier) -> String {
        let digest = SHA256.hash(data: Array("customer:\(merchantID.value):\(matchForm(of: form))".utf8))
        return digest.prefix(16).hexadecimal
    }

    /// The e-mail address, otherwise the telephone number, otherwise the order: then every order has its own customer.
    private static func matchForm(of form: SessionForm) -> String {
        let fields = form.fields
        if let email = fields[.email].flatMap(EmailAddress.init) { return "email:\(email.matchForm)" }
        if let phone = fields[.phone].flatMap(PhoneNumber.init) { return "phone:\(phone.matchForm)" }
        return "order:\(fields[.orderNumber] ?? "")"
    }
}
