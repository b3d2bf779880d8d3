import UseCases

/// The page on which a merchant sets its password.
struct PasswordPage: Sendable {
    var frame: PageLayout
    /// Shown on the page, and the name under which browsers keep the password.
    var username: String
    /// Rules that the typed password breaks. The password itself is never sent back.
    var problems: [NewPassword.Problem] = []
    var alert: Alert?

    /// A reason for which no password can be set now, whatever was typed.
    enum Alert: String, CaseIterable, Sendable {
        /// Too many attempts in a short time.
        case tooManyAttempts
        /// Too many other passwords are being hashed.
        case busy
    }

    static let passwordName = "password"
    static let repeatedName = "repeated"
}
