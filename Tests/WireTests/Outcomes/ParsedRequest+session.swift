import Domain

@testable import Storage
@testable import UseCases

extension CreateSession.Request {
    /// Problems of the form without an agreement and under each one, and the outcome if there are none.
    func parsed() throws(InvariantViolation) -> (text: String, problems: [SessionProblem]) {
        let problems = SessionRules.problems(of: form, workflow: nil)
        var texts = problems.map { "\($0.place.mark) \($0.reason.rawValue)" }
        for workflow in ParsedRequest.workflows where SessionRules.problems(of: form, workflow: workflow).isEmpty {
            texts.append("\(workflow.number) \(try form.checkedOut(under: workflow))")
        }
        return (texts.joined(separator: "; "), problems)
    }
}

extension SessionProblem.Place {
    fileprivate var mark: String {
        switch self {
        case .field(let field): "\(field)"
        case .line(let index, let field): "\(field) \(index)"
        case .returnURL(let kind): kind.rawValue
        default: "\(self)"
        }
    }
}

extension SessionForm {
    /// Fields that a valid session still needs from the customer, or its outcome if it needs none.
    fileprivate func checkedOut(under workflow: Workflow) throws(InvariantViolation) -> String {
        guard fields[.orderNumber].flatMap(OrderNumber.init) != nil, let document else {
            throw InvariantViolation(description: "a session without problems comes to nothing")
        }
        let text = try? JSONColumn.encode(document)
        let stored = text.flatMap { try? JSONColumn.decode(StoredSessionRequest.self, from: $0) }
        try InvariantViolation.require(stored == document, "not what is stored: \(text ?? "nothing")")
        let checkout = CheckoutDraft(ShopRequest(document), under: workflow, on: ParsedRequest.today)
        try InvariantViolation.require(checkout.linesMatchTotal, "a session whose lines do not come to its amount")
        let problems = checkout.problems
        guard problems.isEmpty else {
            return "\(checkout.total) needs \(problems.map { "\($0.field)" }.joined(separator: " "))"
        }
        guard let type = checkout.type else {
            throw InvariantViolation(description: "a checkout without problems has no type of customer")
        }
        _ = try checkout.check.decided(as: type)
        return "\(CustomerID.text(of: self, for: Identifier(1))) \(try checkout.order.placed(as: type))"
    }
}
