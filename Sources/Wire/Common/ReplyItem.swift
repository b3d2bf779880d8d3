import Domain
import UseCases

/// One item of a response about several orders: the submitted number and the outcome.
struct ReplyItem {
    let number: String
    let message: String
    /// Code of the item: that of its success, or an error code.
    package let code: String

    /// - Parameters:
    ///   - explains: `true` if a refusal may be explained in more detail than in the catalogue, as in the JSON API.
    ///   - success: message and code of a successful item.
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
