import Domain

/// Rules of a checkout: those of its credit check and of its order. Each is applied once to a form.
struct CheckoutRules: Sendable {
    var beforeParty = OrderRules.beforeParty
    var party = PartyRules.all
    var check = CheckRules.all
    var afterParty = OrderRules.afterParty

    /// Every rule that is broken, maybe several about one field, in the order of the tables.
    /// - Parameter context: for the purpose of a checkout.
    func violations(check: CheckForm, order: OrderForm, in context: FormContext) -> [FieldProblem] {
        beforeParty.violations(of: order, in: context) + party.violations(of: order.party, in: context)
            + self.check.violations(of: check, in: context) + afterParty.violations(of: order, in: context)
    }
}
