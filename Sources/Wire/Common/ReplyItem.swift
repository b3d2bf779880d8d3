import Domain
import UseCases

/// One item of a reply about several orders: what was sent, and what became of it.
struct ReplyItem {
    let number: String
    let message: String
    package let code: String

    /// - Parameters:
    ///   - explains: whether the message of a refusal says more than the catalogue's text, as it may in the JSON API.
    ///   - success: the message and code of an item that was done.
    init<Value>(
        _ outcome: ItemOutcome<Value>, in catalogue: ErrorCatalogue, explains: Bool = false,
        success: (Value) -> (message: String, code: String)
    ) {
        number = outcome.submittedNumber
        switch outcome.result {
        case .success(let value): (message, code) = success(value)
        case .failure(let refusal):
            message = explains ? catalogue.message(for: refusal) : catalogue.text(for: refusal)
            code = catalogue.code(for: refusal.reason)
        }
    }
}
