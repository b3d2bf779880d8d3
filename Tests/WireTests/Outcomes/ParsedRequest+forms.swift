import Domain

@testable import Storage
@testable import UseCases

extension CheckCredit.Request {
    func parsed() throws(InvariantViolation) -> ParsedRequest {
        try ParsedRequest { (workflow) throws(InvariantViolation) in
            try FormVerdict(of: form.party, under: workflow) { type in
                let context = FormContext(purpose: .check, workflow: workflow, type: type, today: ParsedRequest.today)
                return PartyRules.all.violations(of: form.party, in: context)
                    + CheckRules.all.violations(of: form, in: context)
            } kept: { (type) throws(InvariantViolation) in
                try form.decided(as: type)
            }
        }
    }
}

extension PlaceOrder.Request {
    func parsed() throws(InvariantViolation) -> ParsedRequest {
        try ParsedRequest { (workflow) throws(InvariantViolation) in
            try FormVerdict(of: form.party, under: workflow) { type in
                let context = FormContext(purpose: .order, workflow: workflow, type: type, today: ParsedRequest.today)
                return OrderRules.beforeParty.violations(of: form, in: context)
                    + PartyRules.all.violations(of: form.party, in: context)
                    + OrderRules.afterParty.violations(of: form, in: context)
            } kept: { (type) throws(InvariantViolation) in
                "\(form.isDryRun ? "dry " : "")\(try form.placed(as: type))"
            }
        }
    }
}

extension CheckForm {
    /// Credit decision for a form that satisfies the rules.
    func decided(as type: CustomerType) throws(InvariantViolation) -> String {
        guard let application = CheckDraft(self, as: type)?.application else {
            throw InvariantViolation(description: "a check that keeps the rules comes to nothing")
        }
        try InvariantViolation.require(application.amount <= OrderLimits.maxAmount, "a check of \(application.amount)")
        try PersonLaw.check(on: application, owing: application.amount)
        let policy = CreditPolicy(sandboxRules: SandboxCreditRules())
        guard let decision = try? policy.decide(on: application, history: CreditHistory(), isGuaranteed: true) else {
            throw InvariantViolation(description: "a check that keeps the rules cannot be decided")
        }
        return "\(type.rawValue) \(application.amount) \(application.customer.address.matchForm)"
            + (decision.isApproved ? " approved" : " rejected")
    }
}

extension OrderForm {
    /// Order of a form that satisfies the rules: its number, its total and the stored document.
    func placed(as type: CustomerType) throws(InvariantViolation) -> String {
        guard let number = orderNumber.value, let draft = OrderDraft(self, as: type) else {
            throw InvariantViolation(description: "an order that keeps the rules comes to nothing")
        }
        let total = total(as: type)
        try InvariantViolation.require(draft.content.lines.count >= lines.count, "lines got lost")
        try InvariantViolation.require(
            (try? VATBreakdown.total(of: draft.content.lines)) == total, "not \(total): \(draft.document.text)")
        let stored = try? JSONColumn.decode(OrderContent.self, from: draft.document.text)
        try InvariantViolation.require(stored == draft.content, "not what is stored: \(draft.document.text)")
        let isWithinLimits = draft.content.lines.allSatisfy {
            $0.quantity <= OrderLimits.maxQuantity && $0.unitPrice.amount.magnitude <= OrderLimits.maxUnitPrice
        }
        try InvariantViolation.require(isWithinLimits, "a line above every limit: \(draft.document.text)")
        let latest = ParsedRequest.today.adding(days: OrderLimits.maxDaysAhead)
        let dates = OrderLimits.earliestDate...latest
        try InvariantViolation.require(dates.contains(draft.content.date), "dated \(draft.content.date.iso)")
        let application = CreditApplication(
            customer: draft.content.customer, delivery: draft.content.delivery, amount: total, ipAddress: nil,
            payTrustScore: 0, backdoor: nil)
        try PersonLaw.check(onOrdersOf: total, for: application)
        return "\(number.text) \(total) \(draft.document.text)"
    }
}
