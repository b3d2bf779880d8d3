import Domain
import HTTPTypes

/// A reason why the demo shop did not do what was asked. Its words say what happened and what to try next.
enum DemoProblem: Error, Hashable, Sendable {
    /// Nothing was put into the basket.
    case emptyBasket
    /// A quantity is not a whole number in the basket's range.
    case invalidQuantity
    /// The total is above what the account's workflow allows.
    case totalAboveLimit
    /// The shop's account is unknown, inactive or has another client ID.
    case accountUnusable
    /// The workflow of the order runs already.
    case alreadyShipped
    /// The order was credited in full before it was shipped.
    case creditedBeforeShipping
    /// The customer owes nothing.
    case nothingToPay
    /// Nothing will happen to the order by itself.
    case nothingDue
    /// The order's next step is another one than the page showed.
    case nextStepChanged
    /// The sandbox's clock is as far ahead as it goes.
    case clockAtLimit
    /// Too many requests, or a database that cannot serve at the moment.
    case busy
    /// An error of the platform, which is in its log.
    case failed
    /// Any other refusal.
    /// - Parameter code: The code of the API's error, or `HTTP` and the status where the reply has none.
    case rejected(code: String)
}

extension DemoProblem {
    /// - Parameters:
    ///   - reason: The platform's reason, where its reply has one.
    ///   - code: What the reference lists the refusal under.
    ///   - isTemporary: Whether the same request may succeed later.
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

    /// The key of its sentence, behind `demoProblem.`.
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

    /// The sentence in the language of the page.
    func text(_ phrases: LocalizedTexts) -> String {
        var values = ["max": "\(DemoBasket.maxQuantity)"]
        if case .rejected(let code) = self { values["code"] = code }
        return phrases.text("demoProblem.\(name)", with: values)
    }

    /// The status of the page that shows it.
    var status: HTTPResponse.Status {
        switch self {
        case .busy: .serviceUnavailable
        case .failed: .internalServerError
        default: .unprocessableContent
        }
    }
}
