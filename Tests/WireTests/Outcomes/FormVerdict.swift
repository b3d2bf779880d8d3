import Domain

@testable import UseCases

/// Outcome of a form under an agreement.
enum FormVerdict {
    /// - Parameter text: resulting order or decision.
    case kept(_ text: String)
    /// - Parameter others: how many more rules are broken.
    case refused(Refusal, others: Int)

    /// - Parameters:
    ///   - problems: every rule that is broken by a form of this type.
    ///   - kept: what a form that keeps the rules comes to.
    init(
        of party: PartyForm, under workflow: Workflow,
        problems: (CustomerType) -> [FieldProblem], kept: (CustomerType) throws(InvariantViolation) -> String
    ) throws(InvariantViolation) {
        let type: CustomerType
        do throws(Refusal) {
            type = try party.customerType(under: workflow)
        } catch {
            self = .refused(error, others: 0)
            return
        }
        let problems = problems(type)
        if let first = problems.first {
            self = .refused(Refusal(first.reason, field: "\(first.field)"), others: problems.count - 1)
        } else {
            self = .kept(try kept(type))
        }
    }

    var text: String {
        switch self {
        case .kept(let text): "kept \(text)"
        case .refused(let refusal, 0): refusal.reason.rawValue
        case .refused(let refusal, let others): "\(refusal.reason.rawValue) +\(others)"
        }
    }

    var refusal: Refusal? {
        if case .refused(let refusal, _) = self { return refusal }
        return nil
    }
}

extension ParsedRequest {
    /// Asks under each of the agreements.
    init(_ judge: (Workflow) throws(InvariantViolation) -> FormVerdict) throws(InvariantViolation) {
        var verdicts: [(text: String, workflows: [Int])] = []
        for workflow in Self.workflows {
            let verdict = try judge(workflow)
            if let refusal = verdict.refusal { refusals.append(refusal) }
            if let index = verdicts.firstIndex(where: { $0.text == verdict.text }) {
                verdicts[index].workflows.append(workflow.number)
            } else {
                verdicts.append((verdict.text, [workflow.number]))
            }
        }
        text = verdicts.map { "\($0.workflows.map(String.init).joined(separator: ",")) \($0.text)" }
            .joined(separator: "; ")
    }
}
