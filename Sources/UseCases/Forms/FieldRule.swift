package import Domain

/// Rule about one field: the check, and the refusal when it fails.
struct FieldRule<Form: Sendable>: Sendable {
    let field: FormField
    let reason: Refusal.Reason
    let isViolated: @Sendable (Form, FormContext) -> Bool
    /// Finds the line of a form that breaks the rule; `nil` for a rule about the field itself.
    private let findPlace: (@Sendable (Form) -> FieldPlace)?

    init(
        _ field: FormField, _ reason: Refusal.Reason, at findPlace: (@Sendable (Form) -> FieldPlace)? = nil,
        isViolated: @escaping @Sendable (Form, FormContext) -> Bool
    ) {
        self.field = field
        self.reason = reason
        self.findPlace = findPlace
        self.isViolated = isViolated
    }

    func place(in form: Form) -> FieldPlace { findPlace?(form) ?? .field(field) }
}

/// A field that breaks a rule, with the reason of the refusal.
package struct FieldProblem: Hashable, Sendable {
    package let field: FormField
    package let reason: Refusal.Reason

    package init(field: FormField, reason: Refusal.Reason) {
        self.field = field
        self.reason = reason
    }
}

/// Facts outside of the form on which its rules depend.
struct FormContext: Sendable {
    /// Purpose of a form: an order needs more fields than a check, and a check needs an older customer.
    enum Purpose: Sendable {
        case check
        case order
        /// An order and its check in one form, under the rules of both.
        case checkout
    }

    let purpose: Purpose
    let workflow: Workflow
    let type: CustomerType
    let today: CivilDate

    /// Minimum age of a consumer in years.
    var minimumAge: Int {
        switch purpose {
        case .check, .checkout: 18
        case .order: 16
        }
    }

    /// True when the form requires every field of an order.
    var isForOrder: Bool { purpose != .check }

    func requires(_ field: RequiredFields) -> Bool {
        workflow.requiredFields.contains(field)
    }
}

extension Array {
    /// Applies a table of rules from top to bottom.
    /// - Throws: `Refusal` for the first broken rule.
    func validate<Form>(_ form: Form, in context: FormContext) throws(Refusal) where Element == FieldRule<Form> {
        for rule in self where rule.isViolated(form, context) {
            throw Refusal(rule.reason, field: rule.place(in: form).storedName)
        }
    }

    /// All broken rules, in the order of the table.
    func violations<Form>(of form: Form, in context: FormContext) -> [FieldProblem] where Element == FieldRule<Form> {
        filter { $0.isViolated(form, context) }.map { FieldProblem(field: $0.field, reason: $0.reason) }
    }
}
