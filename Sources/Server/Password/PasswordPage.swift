import UseCases

/// Page on which a merchant sets its password.
struct PasswordPage: Sendable {
    var frame: PageLayout
    /// Username, shown on the page and used by password managers.
    var username: String
    /// Rules that the typed password breaks. The password itself is never sent back.
    var problems: [NewPassword.Problem] = []
    var alert: Alert?

    /// Reason why no password can be set at the moment.
    enum Alert: String, CaseIterable, Sendable {
        /// Too many attempts in a short time.
        case tooManyAttempts
        /// The maximum number of other passwords is being hashed.
        case busy
    }

    static let passwordName = "password"
    static let repeatedName = "repeated"
}
