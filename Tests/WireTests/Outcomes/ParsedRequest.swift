import Domain

@testable import UseCases

/// What a request asks, as far as that can be told without a store.
struct ParsedRequest {
    /// For the record.
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
    /// What it says, `-` where it is absent and `!` where it cannot be read.
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
