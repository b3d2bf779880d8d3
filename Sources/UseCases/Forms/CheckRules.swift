import Domain

/// Rules of a credit check, after those about the party.
enum CheckRules {
    static let all: [FieldRule<CheckForm>] = [
        FieldRule(.amount, .missingAmount) { form, _ in form.amount.isAbsent },
        FieldRule(.amount, .invalidAmount) { form, _ in form.amount.value.map { $0 <= .zero } ?? true },
        FieldRule(.amount, .amountAboveLimit) { $1.isAboveLimit($0.amount.value) },
        FieldRule(.checkType, .invalidCheckType) { form, _ in form.checkType.isMalformed },
        FieldRule(.payTrustScore, .invalidPayTrustScore) { form, _ in form.payTrustScore.isMalformed },
    ]
}

extension FormContext {
    /// True when an amount exceeds the order limit of the workflow for this customer type, or the limit of any order.
    func isAboveLimit(_ amount: Money?) -> Bool {
        guard let amount else { return false }
        return amount > OrderLimits.maxAmount || workflow.maxOrderAmounts[type].map { amount > $0 } ?? false
    }
}
