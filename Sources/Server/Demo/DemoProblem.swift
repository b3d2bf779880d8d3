import Domain
import HTTPTypes

/// Reason why the demo shop could not perform an action. Its text states the problem and the remedy.
enum DemoProblem: Error, Hashable, Sendable {
    /// The basket is empty.
    case emptyBasket
    /// A quantity is not a whole number within the basket's range.
    case invalidQuantity
    /// The total exceeds the limit of the account's workflow.
    case totalAboveLimit
    /// The shop's account is unknown, inactive or has another client ID.
    case accountUnusable
    /// The order's workflow has been started already.
    case alreadyShipped
    /// The order was fully credited before it was shipped.
    case creditedBeforeShipping
    /// No amount is due.
    case nothingToPay
    /// The order has no further automatic steps.
    case nothingDue
    /// The order's next step is not the one that the page showed.
    case nextStepChanged
    /// The sandbox's clock has reached its maximum.
    case clockAtLimit
    /// Too many requests, or a database that is temporarily unavailable.
    case busy
    /// An internal error, which has been logged.
    case failed
    /// Any other refusal.
    /// - Parameter code: code of the API's error, or `HTTP` and the status if the reply has none.
    case rejected(code: String)
}

extension DemoProblem {
    /// - Parameters:
    ///   - reason: the refusal's reason, if the reply has one.
    ///   - code: error code of the refusal in the reference.
    ///   - isTemporary: true if a retry may succeed.
    init(_ reason: Refusal.Reason?, code: String, isTemporary: Bool) {
        switch reason {
        case .amountAboveLimit: self = .totalAboveLimit
        case .unknownUsername, .invalidClientID, .merchantInactive: self = .accountUnusable
        case _ where isTemporary: self = .busy
        case .rateLimitExceeded: self = .busy
        case .internalFailure: self = .failed
        default: self = .rejected(code: code)
        }
    }

    /// Key of the text, after the prefix `demoProblem.`.
    var name: String {
        switch self {
        case .emptyBasket: "emptyBasket"
        case .invalidQuantity: "invalidQuantity"
        case .totalAboveLimit: "totalAboveLimit"
        case .accountUnusable: "accountUnusable"
        case .alreadyShipped: "alreadyShipped"
        case .creditedBeforeShipping: "creditedBeforeShipping"
        case .nothingToPay: "nothingToPay"
        case .nothingDue: "nothingDue"
        case .nextStepChanged: "nextStepChanged"
        case .clockAtLimit: "clockAtLimit"
        case .busy: "busy"
        case .failed: "failed"
        case .rejected: "rejected"
        }
    }

    /// Text in the language of the page.
    func text(_ phrases: LocalizedTexts) -> String {
        var values = ["max": "\(DemoBasket.maxQuantity)"]
        if case .rejected(let code) = self { values["code"] = code }
        return phrases.text("demoProblem.\(name)", with: values)
    }

    /// HTTP status of the page that shows the problem.
    var status: HTTPResponse.Status {
        switch self {
        case .busy: .serviceUnavailable
        case .failed: .internalServerError
        default: .unprocessableContent
        }
    }
}
