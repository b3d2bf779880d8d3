/// The calls of the legacy API, by the last part of their path.
package enum V1Call: String, Sendable, CaseIterable {
    case check
    case order
    case status
    case startWorkflow = "start-workflow"

    /// What ACTION must say, compared without regard to case.
    var action: String {
        switch self {
        case .check: "check"
        case .order: "order"
        case .status: "status"
        case .startWorkflow: "activate order"
        }
    }

    var catalogue: ErrorCatalogue {
        switch self {
        case .check: .check
        case .order: .order
        case .status: .status
        case .startWorkflow: .startWorkflow
        }
    }
}
