import Domain
import UseCases

/// Values of `password.mustache`.
struct PasswordView {
    let frame: LayoutView
    let title: String
    let action: String
    let username: String
    let hasMessages: Bool
    let alertText: String?
    let problems: CheckoutView.ProblemsView?
    let fields: [FieldView]

    init(_ page: PasswordPage, frame: LayoutView, phrases: LocalizedTexts) {
        self.frame = frame
        action = page.frame.path
        username = page.username
        alertText = page.alert.map { phrases["passwordAlert.\($0.rawValue)"] }
        let messages = page.problems.map { (field: $0.fieldName, message: phrases["passwordError.\($0)"]) }
        problems =
            messages.isEmpty
            ? nil
            : .init(
                heading: phrases.text("problems.one", with: [:]),
                links: messages.map { .init(targetID: PasswordPage.passwordName, message: $0.message) })
        hasMessages = problems != nil || alertText != nil
        title =
            (problems == nil ? "" : phrases["errorTitlePrefix"] + " ") + "\(phrases["passwordTitle"]) – "
            + page.frame.brand.name
        // Both fields are empty again, so the first one gets the focus.
        let first = messages.isEmpty ? nil : PasswordPage.passwordName
        fields = [PasswordPage.passwordName, PasswordPage.repeatedName].map { name in
            FieldView(
                password: name, label: phrases["passwordLabel.\(name)"],
                help: phrases.textIfPresent("passwordHelp.\(name)"),
                problem: messages.first { $0.field == name }?.message, autofocus: name == first)
        }
    }
}

extension NewPassword.Problem {
    fileprivate var fieldName: String {
        switch self {
        case .invalidLength, .isUsername: PasswordPage.passwordName
        case .notRepeated: PasswordPage.repeatedName
        }
    }
}

extension FieldView {
    /// A field for a new password, which is always empty.
    fileprivate init(password name: String, label: String, help: String?, problem: String?, autofocus: Bool) {
        let described = [problem.map { _ in "\(name)-problem" }, help.map { _ in "\(name)-help" }].compactMap { $0 }
        self.init(
            partial: CheckoutTemplate.textField.rawValue, inputID: name, inputName: name, label: label,
            optional: false, help: help, helpID: "\(name)-help", problem: problem, problemID: "\(name)-problem",
            describedBy: described.isEmpty ? nil : described.joined(separator: " "), autofocus: autofocus, value: nil,
            width: FieldTraits.Width.full.rawValue, inputType: "password", autocomplete: "new-password",
            inputMode: nil, autocapitalizesCharacters: false, spellcheckDisabled: true, parts: nil, choices: nil,
            isChecked: false)
    }
}

extension PageRenderer {
    func render(_ page: PasswordPage) -> String {
        let values = LayoutView.values(of: page.frame).merging(["username": page.username]) { $1 }
        let phrases = LocalizedTexts(texts, in: page.frame.language).withValues(values)
        let frame = LayoutView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        return render(PasswordView(page, frame: frame, phrases: phrases), with: .password)
    }
}
