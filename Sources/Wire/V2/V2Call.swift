/// v2 calls about checks and orders, by their path below `/v2`.
package enum V2Call: String, Sendable, CaseIterable {
    case check = "client/check"
    case order = "client/order"
    case info = "client/invoice/info"
    case startWorkflow = "client/invoice/start-workflow"
    case credit = "client/invoice/credit"
    case payment = "client/invoice/payment"
    case onHold = "client/invoice/on-hold"
    case resume = "client/invoice/resume"
    case message = "client/invoice/message"

    /// Error codes and texts of the call.
    package var catalogue: ErrorCatalogue {
        switch self {
        case .check: .check
        case .order: .order
        case .info: .status
        case .startWorkflow: .startWorkflow
        case .credit: .credit
        case .payment: .payment
        case .onHold, .resume: .onHold
        case .message: .message
        }
    }
}
