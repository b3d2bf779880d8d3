import UseCases

/// The page on which a merchant sets its password.
struct PasswordPage: Sendable {
    var frame: PageLayout
    /// Shown, and what browsers keep the password under.
    var username: String
    /// With what was typed; that itself is never sent back.
    var problems: [NewPassword.Problem] = []
    var alert: Alert?

    /// Something that stands in the way, whatever was typed.
    enum Alert: String, CaseIterable, Sendable {
        /// Too many attempts in a short time.
        case tooManyAttempts
        /// Too many others at the same moment.
        case busy
    }

    static let passwordName = "password"
    static let repeatedName = "repeated"
}
