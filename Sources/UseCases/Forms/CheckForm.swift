import Domain

/// A submitted credit check, field by field.
package struct CheckForm: Sendable {
    let workflowNumber: ParsedField<Int>
    let party: PartyForm
    let amount: ParsedField<Money>
    let backdoor: Backdoor?
    let checkType: ParsedField<String>
    let payTrustScore: ParsedField<Int>

    package init(_ text: FieldReader) {
        self.init(
            text, workflowNumber: ParsedField(text(.workflowNumber), WorkflowNumber.read), party: PartyForm(text),
            amount: ParsedField(text(.amount)) { Money($0) })
    }

    /// Check of an order at its placement, with the order's workflow, customer and amount.
    init(_ text: FieldReader, of order: OrderForm) {
        self.init(text, workflowNumber: order.workflowNumber, party: order.party, amount: order.amount)
    }

    private init(
        _ text: FieldReader, workflowNumber: ParsedField<Int>, party: PartyForm, amount: ParsedField<Money>
    ) {
        self.workflowNumber = workflowNumber
        self.party = party
        self.amount = amount
        backdoor = text(.backdoor).flatMap(Backdoor.init)
        checkType = ParsedField(text(.checkType)) { $0.uppercased() == "CREDIT" ? $0 : nil }
        payTrustScore = ParsedField(text(.payTrustScore)) { text in
            Int(text).flatMap { FieldLimits.payTrustScore.contains($0) ? $0 : nil }
        }
    }

    /// Input of the credit policy; `nil` for a form that breaks the rules.
    func application(as type: CustomerType) -> CreditApplication? {
        guard let customer = party.customer(as: type), let amount = amount.value else { return nil }
        return CreditApplication(
            customer: customer, delivery: party.deliveryDestination, amount: amount, ipAddress: party.ipAddress.value,
            payTrustScore: payTrustScore.value ?? 0, backdoor: backdoor)
    }
}

/// Number by which a merchant refers to a workflow.
enum WorkflowNumber {
    static func read(_ text: String) -> Int? {
        guard text.utf8.allSatisfy(\.isASCIIDigit), let number = Int(text) else { return nil }
        return FieldLimits.workflowNumber.contains(number) ? number : nil
    }
}
