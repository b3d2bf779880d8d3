import Reference
import UseCases
import Wire

/// A request in a programming language, to copy.
struct CodeSample: Sendable {
    /// Name on the sample's tab: `PHP`.
    let language: String
    let text: String
    let syntax: CodeLanguage

    /// An example of a call, in each language.
    /// - Parameter address: the platform's base URL, without a trailing slash.
    static func all(
        of example: CallExample, _ call: CallReference, at address: String, showsAccounts: Bool = true
    ) -> [CodeSample] {
        let url = address + call.path
        let request = showsAccounts ? example.request : example.request.withoutAccounts
        let values = CodeValue.all(of: example, at: address, showsAccounts: showsAccounts)
        let samples = [
            CodeSample(
                language: "curl", text: CurlCode.text(request, to: url, values: values), syntax: call.format.syntax),
            CodeSample(language: "PHP", text: PHPCode.text(request, to: url, values: values), syntax: .php),
            CodeSample(language: "Python", text: PythonCode.text(request, to: url, values: values), syntax: .python),
        ]
        // A call has one Swift snippet, for its first example.
        guard example == call.examples.first, let text = SwiftSnippets.text(of: call.id) else { return samples }
        let swift = text.replacing(SwiftSnippets.placeholderBaseURL, with: address)
        return samples + [
            CodeSample(language: "Swift", text: showsAccounts ? swift : swift.withoutAccounts, syntax: .swift)
        ]
    }
}

extension CallReference.Format {
    /// Syntax of messages, and of the commands that send them.
    var syntax: CodeLanguage { self == .xml ? .xml : .json }
}

extension CallExample.Message {
    /// The message for production, which does not have the accounts of a sandbox.
    var withoutAccounts: CallExample.Message {
        switch self {
        case .json(let document): .json(document.withoutAccounts)
        case .xml(let text): .xml(text.withoutAccounts)
        case .none: .none
        }
    }
}

extension OrderedJSON {
    fileprivate var withoutAccounts: OrderedJSON {
        switch self {
        case .string(let text): .string(text.withoutAccounts)
        case .array(let elements): .array(elements.map(\.withoutAccounts))
        case .object(let members): .object(members.map { Member($0.name, $0.value.withoutAccounts) })
        default: self
        }
    }
}

extension String {
    /// The text with the accounts of every sandbox replaced by placeholders.
    fileprivate var withoutAccounts: String {
        SandboxAccount.all.reduce(self) { text, account in
            account.clientIDs.reduce(text.replacing(account.username, with: "YOUR-USERNAME")) {
                $0.replacing($1, with: "YOUR-CLIENT-ID")
            }
        }
    }
}
