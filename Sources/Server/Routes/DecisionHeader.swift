import Domain
import HTTPTypes
import Hummingbird

/// The header `X-Decision`: the credit rule that decided, for developers who test in a sandbox. Never sent in
/// production, where it would reveal information about a person.
struct DecisionHeader: Sendable {
    let environment: PlatformEnvironment

    func add(_ verdict: CreditVerdict?, in response: inout Response, _ context: AppRequestContext) {
        guard let verdict else { return }
        context.logFields.add("decision", verdict.headerValue)
        if environment == .sandbox { response.headers[.decision] = verdict.headerValue }
    }
}

extension HTTPField.Name {
    fileprivate static let decision = unchecked("X-Decision")
}
