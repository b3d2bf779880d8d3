/// Calls of the legacy API, by the last component of their path.
package enum V1Call: String, Sendable, CaseIterable {
    case check
    case order
    case status
    case startWorkflow = "start-workflow"
    case credit
    case payment
    case onHold = "on-hold"
    case message
    case file

    /// Accepted values of ACTION, in lower case.
    package var actions: [String] {
        switch self {
        case .check: ["check"]
        case .order: ["order"]
        case .status: ["status"]
        case .startWorkflow: ["activate order"]
        // A published client sends either.
        case .credit: ["credit", "refund"]
        case .payment: ["payment"]
        case .onHold: ["onhold", V1OnHold.resume]
        case .message: ["message"]
        case .file: ["pdf"]
        }
    }

    /// Error codes and texts of the call.
    package var catalogue: ErrorCatalogue {
        switch self {
        case .check: .check
        case .order: .order
        case .status: .status
        case .startWorkflow: .startWorkflow
        case .credit: .credit
        case .payment: .payment
        case .onHold: .onHold
        case .message, .file: .message
        }
    }
}
