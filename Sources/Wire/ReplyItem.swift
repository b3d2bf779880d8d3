import Domain
import UseCases

/// One item of a reply about several orders: what was sent, and what became of it.
struct ReplyItem {
    let number: String
    let message: String
    let code: String

    /// - Parameter success: the message and code of an item that was done.
    init<Value>(
        _ outcome: ItemOutcome<Value>, in catalogue: ErrorCatalogue, success: (Value) -> (message: String, code: String)
    ) {
        number = outcome.number
        switch outcome.result {
        case .success(let value): (message, code) = success(value)
        case .failure(let refusal):
            (message, code) = (catalogue.text(for: refusal), catalogue.code(for: refusal.reason))
        }
    }
}
