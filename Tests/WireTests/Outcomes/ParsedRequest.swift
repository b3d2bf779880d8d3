import Domain

@testable import UseCases

/// Contents of a request, as far as they can be checked without a database.
struct ParsedRequest {
    /// Text for the recorded outcome.
    let text: String
    /// Why it would be refused, whoever asks.
    var refusals: [Refusal] = []
    /// The numbers that the reply repeats.
    var numbers: [String] = []

    /// The day on which everything is parsed.
    static let today = CivilDate(dayNumber: 20_780)

    /// The agreements of a new merchant, and one without deliveries to other addresses.
    static let workflows: [Workflow] = {
        let standard = Agreement.standard.map(\.workflow)
        var plain = standard[2]
        plain.number = 5
        plain.allowsSeparateDeliveryAddress = false
        return standard + [plain]
    }()
}

extension ParsedField {
    /// The value, `-` if it is absent, `!` if it is invalid.
    var mark: String {
        switch self {
        case .absent: "-"
        case .malformed: "!"
        case .value(let value): "\(value)"
        }
    }
}

extension OrderReference {
    var mark: String { "\(number.isEmpty ? "-" : number)/\(workflowNumber.mark)" }
}
