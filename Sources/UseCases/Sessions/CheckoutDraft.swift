import Domain

/// A checkout as one form: the credit check and the order of a session, with every rule that they break. It is read and
/// judged when it is made, once.
struct CheckoutDraft: Sendable {
    let check: CheckForm
    let order: OrderForm
    /// The type under which the workflow takes the customer; `nil` for a form without an agreed one.
    let type: CustomerType?
    /// Every rule that is broken, maybe several about one field.
    let violations: [FieldProblem]
    /// Fields of the delivery that repeat the customer's own address.
    private var mirrored: Set<FormField> = []

    /// - Parameters:
    ///   - request: the shop's part of the form.
    ///   - filledIn: the customer's part; a blank text takes back the shop's.
    ///   - today: the day on which the order is concluded.
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
    ///   - text: read at most once for each field.
    ///   - delivery: the delivery's address where it has been read.
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

    /// The amount that the customer is asked for.
    var total: Money { order.total(as: assumedType) }

    /// The lines whose sum is the total.
    var lines: [OrderLine] { order.lines(as: assumedType) }

    /// A consumer until the form names an agreed type.
    private var assumedType: CustomerType { type ?? .consumer }

    /// True where the sum of the lines is the shop's total; also where one of them cannot be read.
    var linesMatchTotal: Bool {
        guard let amount = order.amount.value, order.lines.allSatisfy({ $0.line != nil }) else { return true }
        return amount == total
    }

    /// Everything that keeps the checkout from a decision, each field once, in the order in which people read a form.
    var problems: [FieldProblem] {
        let problems = violations.uniqued(on: \.field).sorted { $0.field.rawValue < $1.field.rawValue }
        let fields = Set(problems.map(\.field))
        return problems.filter { problem in
            // A delivery that repeats the customer's own address is right once that address is.
            guard let own = problem.field.billingCounterpart, problem.reason != .deliveryNotAllowed else { return true }
            return !(fields.contains(own) && mirrored.contains(problem.field))
        }
    }
}
