import Domain

@testable import Storage
@testable import UseCases

extension CheckCredit.Request {
    func asked() throws(BrokenLaw) -> Asked {
        try Asked { (workflow) throws(BrokenLaw) in
            try Verdict(of: form.party, under: workflow) { type in
                let context = FormContext(purpose: .check, workflow: workflow, type: type, today: Asked.today)
                return PartyRules.all.problems(of: form.party, in: context)
                    + CheckRules.all.problems(of: form, in: context)
            } kept: { (type) throws(BrokenLaw) in
                try form.decided(as: type)
            }
        }
    }
}

extension PlaceOrder.Request {
    func asked() throws(BrokenLaw) -> Asked {
        try Asked { (workflow) throws(BrokenLaw) in
            try Verdict(of: form.party, under: workflow) { type in
                let context = FormContext(purpose: .order, workflow: workflow, type: type, today: Asked.today)
                return OrderRules.beforeParty.problems(of: form, in: context)
                    + PartyRules.all.problems(of: form.party, in: context)
                    + OrderRules.afterParty.problems(of: form, in: context)
            } kept: { (type) throws(BrokenLaw) in
                "\(form.isDryRun ? "dry " : "")\(try form.placed(as: type))"
            }
        }
    }
}

extension CheckForm {
    /// What a form that keeps the rules comes to.
    func decided(as type: CustomerType) throws(BrokenLaw) -> String {
        guard let application = CheckDraft(self, as: type)?.application else {
            throw BrokenLaw(description: "a check that keeps the rules comes to nothing")
        }
        try BrokenLaw.insist(application.amount <= OrderLimits.maxAmount, "a check of \(application.amount)")
        try PersonLaw.insist(on: application, owing: application.amount)
        let policy = CreditPolicy(isSandbox: true)
        guard let decision = try? policy.decide(application, knowing: CreditHistory(), isGuaranteed: true) else {
            throw BrokenLaw(description: "a check that keeps the rules cannot be decided")
        }
        return "\(type.rawValue) \(application.amount) \(application.customer.address.recognitionForm)"
            + (decision.isApproved ? " approved" : " rejected")
    }
}

extension OrderForm {
    /// What a form that keeps the rules comes to: its number, its sum and the document that is stored.
    func placed(as type: CustomerType) throws(BrokenLaw) -> String {
        guard let number = orderNumber.value, let draft = OrderDraft(self, as: type) else {
            throw BrokenLaw(description: "an order that keeps the rules comes to nothing")
        }
        let total = total(as: type)
        try BrokenLaw.insist(draft.content.lines.count >= lines.count, "lines got lost")
        try BrokenLaw.insist(
            (try? VATBreakdown.total(of: draft.content.lines)) == total, "not \(total): \(draft.document.text)")
        let stored = try? StoredDocument.decode(OrderContent.self, from: draft.document.text)
        try BrokenLaw.insist(stored == draft.content, "not what is stored: \(draft.document.text)")
        let isWithinLimits = draft.content.lines.allSatisfy {
            $0.quantity <= OrderLimits.maxQuantity && $0.unitPrice.amount.magnitude <= OrderLimits.maxUnitPrice
        }
        try BrokenLaw.insist(isWithinLimits, "a line above every limit: \(draft.document.text)")
        let latest = Asked.today.adding(days: OrderLimits.maxDaysAhead)
        let dates = OrderLimits.earliestDate...latest
        try BrokenLaw.insist(dates.contains(draft.content.date), "dated \(draft.content.date.iso)")
        let application = CreditApplication(
            customer: draft.content.customer, delivery: draft.content.delivery, amount: total, ipAddress: nil,
            payTrustScore: 0, backdoor: nil)
        try PersonLaw.insist(onOrdersOf: total, for: application)
        return "\(number.text) \(total) \(draft.document.text)"
    }
}
