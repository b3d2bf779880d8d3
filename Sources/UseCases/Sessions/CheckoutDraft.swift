import Domain
import Storage

/// The credit check and the order that a session comes to: what the shop sent, with what the customer filled in.
struct CheckoutDraft: Sendable {
    let check: CheckForm
    let order: OrderForm
    private let workflow: Workflow
    private let today: CivilDate
    private let text: CheckoutFieldValues

    /// - Parameters:
    ///   - lines: as the shop sent them.
    ///   - taxAmount: the VAT within the total, as the shop computes it.
    ///   - today: the day on which the order is concluded.
    init(
        _ text: CheckoutFieldValues, lines: [[LineField: String]], taxAmount: Money?, under workflow: Workflow,
        on today: CivilDate
    ) {
        self.text = text
        self.workflow = workflow
        self.today = today
        let type = workflow.customerTypes.contains(.consumer) ? CustomerType.consumer : .business
        let form: FieldReader = { field in
            switch field {
            case .date: today.dayMonthYear
            case .customerType: text(field) ?? type.rawValue
            default: text(field)
            }
        }
        check = CheckForm(form)
        order = OrderForm(
            form, lines: lines.map { line in LineForm(cutsCode: true) { line[$0] } },
            closing: .ofSession(taxAmount: taxAmount))
    }

    init(
        _ document: StoredSessionRequest, filledIn: [FormField: String] = [:], under workflow: Workflow,
        on today: CivilDate
    ) {
        let sent = document.fields.compactMap { name, text in FormField.byStoredName[name].map { ($0, text) } }
        self.init(
            CheckoutFieldValues(sent: Dictionary(sent) { first, _ in first }, filledIn: filledIn),
            lines: document.lines.map { line in
                let fields = line.compactMap { name, text in LineField.byStoredName[name].map { ($0, text) } }
                return Dictionary(fields) { first, _ in first }
            },
            taxAmount: document.taxAmount, under: workflow, on: today)
    }

    /// The amount the customer is asked for.
    var total: Money { order.total(as: assumedType) }

    /// What the total is the sum of.
    var lines: [OrderLine] { order.lines(as: assumedType) }

    /// A consumer's until the customer says what they are.
    private var assumedType: CustomerType { (try? type()) ?? .consumer }

    /// Whether the lines come to what the shop says they do; also where one of them cannot be read.
    var linesMatchTotal: Bool {
        guard let amount = order.amount.value, order.lines.allSatisfy({ $0.line != nil }) else { return true }
        return amount == total
    }

    func type() throws(Refusal) -> CustomerType {
        try check.party.customerType(under: workflow)
    }

    /// Everything that keeps it from a decision, each field once, in the order in which a form is read.
    func problems() -> [FieldProblem] {
        let problems = violations().uniqued(on: \.field).sorted { $0.field.rawValue < $1.field.rawValue }
        let fields = Set(problems.map(\.field))
        return problems.filter { problem in
            // What follows the customer's own address is right once that is.
            guard let own = problem.field.billingCounterpart, problem.reason != .deliveryNotAllowed else { return true }
            return !(fields.contains(own) && text.mirrorsBilling(problem.field))
        }
    }

    /// Every rule that is broken, several about one field maybe.
    func violations() -> [FieldProblem] {
        var problems: [FieldProblem] = []
        var type = CustomerType.consumer
        do throws(Refusal) {
            type = try self.type()
        } catch {
            problems.append(FieldProblem(field: .customerType, reason: error.reason))
        }
        func context(_ purpose: FormContext.Purpose) -> FormContext {
            FormContext(purpose: purpose, workflow: workflow, type: type, today: today)
        }
        problems += OrderRules.beforeParty.violations(of: order, in: context(.order))
        // A check asks for more years, an order for a street.
        problems += PartyRules.all.violations(of: check.party, in: context(.check))
        problems += PartyRules.all.violations(of: order.party, in: context(.order))
        problems += CheckRules.all.violations(of: check, in: context(.check))
        problems += OrderRules.afterParty.violations(of: order, in: context(.order))
        return problems
    }
}
