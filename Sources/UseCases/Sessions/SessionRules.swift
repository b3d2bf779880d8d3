import Domain

/// Rules of a shop's request for a session that a customer cannot satisfy on the page.
enum SessionRules {
    /// - Parameter workflow: agreed workflow; `nil` when it is unknown.
    static func problems(of form: SessionForm, workflow: Workflow?) -> [SessionProblem] {
        let checkout = CheckoutDraft(
            form.request, under: workflow ?? permissiveWorkflow,
            // The day is irrelevant: no rule about it applies here.
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
            case .malformed: SessionProblem(.returnURL(kind), .invalidReturnURL)
            // The URLs for going back and cancelling default to the URL for failures.
            case .absent, nil:
                kind == .success || kind == .fail ? SessionProblem(.returnURL(kind), .missingReturnURL) : nil
            case .value: nil
            }
        }
    }

    private static func fields(of checkout: CheckoutDraft) -> [SessionProblem] {
        checkout.violations.filter { problem in
            problem.reason == .customerTypeNotAgreed || problem.reason == .invalidCustomerType
                || problem.reason == .deliveryNotAllowed || !FormField.customerEditable.contains(problem.field)
        }.flatMap { problem in
            switch problem.reason {
            case .missingItems, .tooManyItems: [SessionProblem(.lines, problem.reason)]
            case .invalidVATReason where problem.field == .vatReason:
                [SessionProblem(.field(.vatReason), problem.reason)]
            case .invalidVATRate, .invalidVATReason, .invalidItemAmount:
                lines(of: checkout, or: SessionProblem(.field(.amount), .invalidAmount))
            case .amountAboveLimit:
                lines(of: checkout, or: SessionProblem(.field(problem.field), problem.reason))
            default: [SessionProblem(.field(problem.field), problem.reason)]
            }
        }
    }

    /// Problems of all unreadable lines.
    /// - Parameter otherwise: problem of a wrong sum when all lines are readable.
    private static func lines(of checkout: CheckoutDraft, or otherwise: SessionProblem) -> [SessionProblem] {
        let problems = checkout.order.lines.enumerated().flatMap { index, line in
            line.problems.map { SessionProblem(.line(index, $0.field), $0.reason, $0.detail) }
        }
        return problems.isEmpty ? [otherwise] : problems
    }

    private static func amounts(of checkout: CheckoutDraft, in form: SessionForm) -> [SessionProblem] {
        var problems: [SessionProblem] = []
        if !checkout.linesMatchTotal {
            problems.append(SessionProblem(.field(.amount), .invalidTotal, checkout.total.description))
        }
        let isTaxPossible = form.taxAmount.value.map { $0.magnitude <= OrderLimits.maxAmount } ?? true
        if form.taxAmount.isMalformed || !isTaxPossible {
            problems.append(SessionProblem(.taxAmount, .invalidTaxAmount))
        }
        if form.purchaseCountry.isMalformed { problems.append(SessionProblem(.purchaseCountry, .invalidCountry)) }
        if form.customInvoiceID.isMalformed {
            problems.append(SessionProblem(.customInvoiceID, .invalidCustomInvoiceID))
        }
        return problems
    }

    /// Workflow for the other rules when no agreement is known.
    private static let permissiveWorkflow = Workflow(
        number: 1, name: "", isGuaranteed: false, customerTypes: Set(CustomerType.allCases), maxOrderAmounts: [:],
        requiredFields: [])
}

extension LineForm {
    /// Fields that make the line unreadable.
    fileprivate var problems: [(field: LineField, reason: Refusal.Reason, detail: String?)] {
        var problems: [(LineField, Refusal.Reason, String?)] = []
        if vatRate.value == nil {
            problems.append((.vatRate, .invalidVATRate, nil))
        } else if isWronglyExempt {
            problems.append((.vatReason, .invalidVATReason, nil))
        } else if let excess {
            problems.append((excess.field, .amountAboveLimit, excess.limit.description))
        } else if line == nil {
            problems.append((.priceIncludingVAT, .invalidItemAmount, nil))
        }
        return problems
    }
}
