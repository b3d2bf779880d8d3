import Domain

/// A checkout as one form: credit check and order of a session, with all broken rules. Parsed and validated once, at
/// its creation.
struct CheckoutDraft: Sendable {
    let check: CheckForm
    let order: OrderForm
    /// Customer type under which the workflow accepts the customer; `nil` for a form without an agreed one.
    let type: CustomerType?
    /// Broken rules, possibly several about one field.
    let violations: [FieldProblem]
    /// Fields of the delivery that copy the customer's address.
    private var mirrored: Set<FormField> = []

    /// - Parameters:
    ///   - request: fields submitted by the shop.
    ///   - filledIn: fields submitted by the customer; a blank text removes the shop's.
    ///   - today: calendar day of the order.
    init(
        _ request: ShopRequest, filledIn: [FormField: String] = [:], under workflow: Workflow, on today: CivilDate,
        rules: CheckoutRules = CheckoutRules()
    ) {
        let fields = MergedFields(request, filledIn: filledIn)
        self.init(
            reading: { fields($0) }, delivery: fields.delivery, lines: request.lines, taxAmount: request.taxAmount,
            under: workflow, on: today, rules: rules)
        mirrored = fields.mirrored
    }

    /// - Parameters:
    ///   - text: called at most once for each field.
    ///   - delivery: address of the delivery when it has been parsed already.
    init(
        reading text: FieldReader, delivery: AddressForm?, lines: [LineForm], taxAmount: Money?,
        under workflow: Workflow, on today: CivilDate, rules: CheckoutRules = CheckoutRules()
    ) {
        func form(_ field: FormField) -> String? {
            switch field {
            case .date: today.dayMonthYear
            case .customerType:
                text(field) ?? (workflow.customerTypes.contains(.consumer) ? CustomerType.consumer : .business).rawValue
            default: text(field)
            }
        }
        let party = PartyForm(form, delivery: delivery)
        order = OrderForm(form, party: party, lines: lines, closing: .ofSession(taxAmount: taxAmount))
        check = CheckForm(form, of: order)
        var problems: [FieldProblem] = []
        do throws(Refusal) {
            type = try party.customerType(under: workflow)
        } catch {
            type = nil
            problems.append(FieldProblem(field: .customerType, reason: error.reason))
        }
        let context = FormContext(purpose: .checkout, workflow: workflow, type: type ?? .consumer, today: today)
        violations = problems + rules.violations(check: check, order: order, in: context)
    }

    /// Amount that the customer pays.
    var total: Money { order.total(as: assumedType) }

    /// Lines whose sum is the total.
    var lines: [OrderLine] { order.lines(as: assumedType) }

    /// Consumer until the form has an agreed type.
    private var assumedType: CustomerType { type ?? .consumer }

    /// True when the sum of the lines equals the shop's total, or a line is unreadable.
    var linesMatchTotal: Bool {
        guard let amount = order.amount.value, order.lines.allSatisfy({ $0.line != nil }) else { return true }
        return amount == total
    }

    /// Problems that prevent a decision, at most one for each field, in the order of the form.
    var problems: [FieldProblem] {
        let problems = violations.uniqued(on: \.field).sorted { $0.field.rawValue < $1.field.rawValue }
        let fields = Set(problems.map(\.field))
        return problems.filter { problem in
            // A problem in a delivery that copies the customer's address is solved with that address.
            guard let own = problem.field.billingCounterpart, problem.reason != .deliveryNotAllowed else { return true }
            return !(fields.contains(own) && mirrored.contains(problem.field))
        }
    }
}
