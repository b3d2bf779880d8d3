import Domain

/// A rule about one field of a merchant: the check, and the problem reported when it fails.
private struct MerchantRule: Sendable {
    let field: MerchantField
    let fault: MerchantProblem.Kind
    let isBroken: @Sendable (ProfileForm) -> Bool

    init(
        _ field: MerchantField, _ fault: MerchantProblem.Kind, isBroken: @escaping @Sendable (ProfileForm) -> Bool
    ) {
        self.field = field
        self.fault = fault
        self.isBroken = isBroken
    }
}

/// Rules for a merchant that a partner creates or changes.
enum MerchantRules {
    /// - Parameter known: numbers of the existing workflows, or of the merchant's other ones.
    static func problems(
        of form: MerchantForm, becoming profile: ProfileForm, knownWorkflows known: Set<Int>
    ) -> [MerchantProblem] {
        let unreadable = MerchantField.allCases.filter(form.unreadableFields.contains).map {
            MerchantProblem(.field($0), .invalid)
        }
        let broken = rules.filter { $0.isBroken(profile) }.map { MerchantProblem(.field($0.field), $0.fault) }
        let logo = form.logo.isMalformed ? [MerchantProblem(.field(.logo), .invalid)] : []
        return (unreadable + broken + logo).uniqued(on: \.place).sorted { $0.order < $1.order }
            + workflows(form.workflows, known: known)
    }

    /// Problems of the username of a new merchant.
    static func problems(ofUsername username: ParsedField<String>) -> [MerchantProblem] {
        switch username {
        case .absent: [MerchantProblem(.field(.username), .missing)]
        case .malformed: [MerchantProblem(.field(.username), .invalid)]
        case .value: []
        }
    }

    private static let rules: [MerchantRule] =
        required(.companyName) { $0.companyName } + required(.chamberOfCommerceNumber) { $0.chamberOfCommerceNumber }
        + required(.vatNumber) { $0.vatNumber } + required(.firstName) { $0.firstName }
        + required(.lastName) { $0.lastName } + required(.email) { $0.email } + required(.phone) { $0.phone }
        + required(.contactEmail) { $0.contactEmail } + required(.contactPhone) { $0.contactPhone }
        + required(.street) { $0.address.street } + required(.houseNumber) { $0.address.houseNumber }
        + optional(.houseExtension) { $0.address.houseExtension } + required(.postalCode) { $0.address.postalCode }
        + required(.city) { $0.address.city } + required(.country) { $0.country }
        + required(.bankAccount) { $0.bankAccount } + required(.bic) { $0.bic }
        + required(.accountHolder) { $0.accountHolder } + optional(.website) { $0.website }
        + optional(.clientPlatform) { $0.clientPlatform } + optional(.method) { $0.method }

    private static func required<Value>(
        _ field: MerchantField, _ value: @escaping @Sendable (ProfileForm) -> ParsedField<Value>
    ) -> [MerchantRule] {
        [MerchantRule(field, .missing) { value($0).isAbsent }] + optional(field, value)
    }

    private static func optional<Value>(
        _ field: MerchantField, _ value: @escaping @Sendable (ProfileForm) -> ParsedField<Value>
    ) -> [MerchantRule] {
        [MerchantRule(field, .invalid) { value($0).isMalformed }]
    }

    private static func workflows(_ selections: [WorkflowSelection], known: Set<Int>) -> [MerchantProblem] {
        var named: Set<Int> = []
        return selections.enumerated().flatMap { index, selection in
            var problems: [MerchantProblem] = []
            switch selection.number {
            case .absent: problems.append(MerchantProblem(.workflowNumber(index), .missing))
            case .malformed: problems.append(MerchantProblem(.workflowNumber(index), .invalid))
            case .value(let number) where !known.contains(number):
                problems.append(MerchantProblem(.workflowNumber(index), .unknown(number)))
            case .value(let number) where !named.insert(number).inserted:
                problems.append(MerchantProblem(.workflowNumber(index), .repeated(number)))
            case .value: break
            }
            if selection.startDelay.isMalformed { problems.append(MerchantProblem(.startDelay(index), .invalid)) }
            return problems
        }
    }
}

extension MerchantProblem {
    /// Position of the field in the list of problems.
    var order: Int {
        if case .field(let field) = place { return field.rawValue }
        return MerchantField.allCases.count
    }
}
