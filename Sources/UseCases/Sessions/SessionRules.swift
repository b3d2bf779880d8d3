import Domain

/// What must be true of a session from its beginning: whatever no customer can put right on the page.
enum SessionRules {
    /// - Parameter workflow: that of the agreement; none where it is not known.
    static func problems(of form: SessionForm, workflow: Workflow?) -> [SessionProblem] {
        let checkout = Checkout(
            CheckoutText(sent: form.fields, filledIn: [:]), lines: form.lines, taxAmount: form.taxAmount.value,
            under: workflow ?? anyTerms,
            // No rule about a day is judged here.
            on: OrderLimits.earliestDate)
        let problems =
            (workflow == nil ? [self.workflow(of: form)] : []) + returnURLs(of: form) + fields(of: checkout)
            + amounts(of: checkout, in: form)
        return problems.uniqued(on: \.place)
    }

    private static func workflow(of form: SessionForm) -> SessionProblem {
        let text = form.fields[.workflowNumber]
        return SessionProblem(
            .field(.workflowNumber), text == nil ? .missingWorkflowNumber : .unknownWorkflow, text)
    }

    private static func returnURLs(of form: SessionForm) -> [SessionProblem] {
        ReturnURLs.Kind.allCases.compactMap { kind in
            switch form.returnURLs[kind] {
            case .malformed: SessionProblem(.returnURL(kind), .wrongReturnURL)
            // Going back and cancelling have the address for failures to fall back on.
            case .absent, nil:
                kind == .success || kind == .fail ? SessionProblem(.returnURL(kind), .missingReturnURL) : nil
            case .value: nil
            }
        }
    }

    private static func fields(of checkout: Checkout) -> [SessionProblem] {
        checkout.brokenRules().filter { problem in
            problem.reason == .customerTypeNotAgreed || problem.reason == .wrongCustomerType
                || problem.reason == .deliveryNotAllowed || !FormField.customersOwn.contains(problem.field)
        }.flatMap { problem in
            switch problem.reason {
            case .missingItems, .tooManyItems: [SessionProblem(.lines, problem.reason)]
            case .wrongVATReason where problem.field == .vatReason: [SessionProblem(.field(.vatReason), problem.reason)]
            case .wrongVATRate, .wrongVATReason, .wrongItemAmount:
                lines(of: checkout, or: SessionProblem(.field(.amount), .wrongAmount))
            case .amountAboveLimit:
                lines(of: checkout, or: SessionProblem(.field(problem.field), problem.reason))
            default: [SessionProblem(.field(problem.field), problem.reason)]
            }
        }
    }

    /// Every line that cannot be read.
    /// - Parameter otherwise: where all can, and the trouble lies in what they come to.
    private static func lines(of checkout: Checkout, or otherwise: SessionProblem) -> [SessionProblem] {
        let problems = checkout.order.lines.enumerated().flatMap { index, line in
            line.problems.map { SessionProblem(.line(index, $0.field), $0.reason, $0.detail) }
        }
        return problems.isEmpty ? [otherwise] : problems
    }

    private static func amounts(of checkout: Checkout, in form: SessionForm) -> [SessionProblem] {
        var problems: [SessionProblem] = []
        if !checkout.addsUp {
            problems.append(SessionProblem(.field(.amount), .wrongTotal, checkout.total.description))
        }
        let isTaxPossible = form.taxAmount.value.map { $0.magnitude <= OrderLimits.maxAmount } ?? true
        if form.taxAmount.isMalformed || !isTaxPossible { problems.append(SessionProblem(.taxAmount, .wrongTaxAmount)) }
        if form.purchaseCountry.isMalformed { problems.append(SessionProblem(.purchaseCountry, .wrongCountry)) }
        if form.customInvoiceID.isMalformed {
            problems.append(SessionProblem(.customInvoiceID, .wrongCustomInvoiceID))
        }
        return problems
    }

    /// So that everything else can be judged where no agreement is known.
    private static let anyTerms = Workflow(
        number: 1, name: "", isGuaranteed: false, customerTypes: Set(CustomerType.allCases), maximumAmounts: [:],
        requiredFields: [])
}

extension LineForm {
    /// What keeps the line from being one.
    fileprivate var problems: [(field: LineField, reason: Refusal.Reason, detail: String?)] {
        var problems: [(LineField, Refusal.Reason, String?)] = []
        if vatRate.value == nil {
            problems.append((.vatRate, .wrongVATRate, nil))
        } else if isWronglyExempt {
            problems.append((.vatReason, .wrongVATReason, nil))
        } else if let excess {
            problems.append((excess.field, .amountAboveLimit, excess.limit.description))
        } else if line == nil {
            problems.append((.priceIncludingVAT, .wrongItemAmount, nil))
        }
        return problems
    }
}
