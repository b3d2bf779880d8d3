import Domain

/// Rules of a checkout: those of its credit check and its order, each applied once.
struct CheckoutRules: Sendable {
    var beforeParty = OrderRules.beforeParty
    var party = PartyRules.all
    var check = CheckRules.all
    var afterParty = OrderRules.afterParty

    /// Broken rules, possibly several about one field, in the order of the tables.
    /// - Parameter context: context with the purpose of a checkout.
    func violations(check: CheckForm, order: OrderForm, in context: FormContext) -> [FieldProblem] {
        beforeParty.violations(of: order, in: context) + party.violations(of: order.party, in: context)
            + self.check.violations(of: check, in: context) + afterParty.violations(of: order, in: context)
    }
}
