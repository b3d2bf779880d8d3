import Domain

/// A credit check as it was sent, field by field.
package struct CheckForm: Sendable {
    let workflowNumber: ParsedField<Int>
    let party: PartyForm
    let amount: ParsedField<Money>
    let backdoor: Backdoor?
    let checkType: ParsedField<String>
    let payTrustScore: ParsedField<Int>

    package init(_ text: FieldReader) {
        workflowNumber = ParsedField(text(.workflowNumber), WorkflowNumber.read)
        party = PartyForm(text)
        amount = ParsedField(text(.amount)) { Money($0) }
        backdoor = text(.backdoor).flatMap(Backdoor.init)
        checkType = ParsedField(text(.checkType)) { $0.uppercased() == "CREDIT" ? $0 : nil }
        payTrustScore = ParsedField(text(.payTrustScore)) { text in
            Int(text).flatMap { FieldLimits.payTrustScore.contains($0) ? $0 : nil }
        }
    }

    /// What the policy decides on, of a form that keeps the rules.
    func application(as type: CustomerType) -> CreditApplication? {
        guard let customer = party.customer(as: type), let amount = amount.value else { return nil }
        return CreditApplication(
            customer: customer, delivery: party.deliveryDestination, amount: amount, ipAddress: party.ipAddress.value,
            payTrustScore: payTrustScore.value ?? 0, backdoor: backdoor)
    }
}

/// The number by which a merchant names a workflow.
enum WorkflowNumber {
    static func read(_ text: String) -> Int? {
        guard text.utf8.allSatisfy(\.isASCIIDigit), let number = Int(text) else { return nil }
        return FieldLimits.workflowNumber.contains(number) ? number : nil
    }
}
