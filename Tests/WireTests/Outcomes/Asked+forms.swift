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
        try BrokenLaw.insist(draft.content.lines.count == lines.count, "lines got lost")
        let stored = try? StoredDocument.decode(OrderContent.self, from: draft.document.text)
        try BrokenLaw.insist(stored == draft.content, "not what is stored: \(draft.document.text)")
        return "\(number.text) \(total) \(draft.document.text)"
    }
}
