import Crypto
import Domain

/// The id under which a shop's customer is known to the shop: a hash of what they are recognised by, other at every
/// merchant.
enum CustomerID {
    static func text(of form: SessionForm, for merchantID: Identifier) -> String {
        let digest = SHA256.hash(data: Array("customer:\(merchantID.value):\(matchForm(of: form))".utf8))
        return digest.prefix(16).hexadecimal
    }

    /// The e-mail address, else the telephone number, else nobody but the order's own customer.
    private static func matchForm(of form: SessionForm) -> String {
        let fields = form.fields
        if let email = fields[.email].flatMap(EmailAddress.init) { return "email:\(email.matchForm)" }
        if let phone = fields[.phone].flatMap(PhoneNumber.init) { return "phone:\(phone.matchForm)" }
        return "order:\(fields[.orderNumber] ?? "")"
    }
}
