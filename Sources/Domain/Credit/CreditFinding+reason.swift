extension CreditFinding {
    /// The reason why the rule is broken, in words; none where it is kept.
    package var reason: String? {
        guard outcome != .passed else { return nil }
        return switch rule {
        case .backdoor: "BACKDOOR 0 asked for it"
        case .testPerson: "the surname is that of the test person who is always rejected"
        case .blocked: "the person, company, e-mail address, telephone number or address is blocked"
        case .inCollection: "an order is with the collector"
        case .overdue: "an order is overdue by more than 30 days"
        case .exposure: "\(amount(.openCents)) open and \(amount(.amountCents)) asked are over \(amount(.limitCents))"
        case .velocityEmail: "\(checks) for this e-mail address"
        case .velocityPhone: "\(checks) for this telephone number"
        case .velocityAddress: "\(checks) for this address"
        case .velocityIP: "\(checks) from this IP address"
        case .delivery: "\(amount(.amountCents)) to another person at another address is over \(amount(.limitCents))"
        }
    }

    private var checks: String { "\(self[.earlierChecks] ?? 0) or more checks in 24 hours" }

    private func amount(_ name: Input.Name) -> String {
        Money(cents: self[name] ?? 0).description
    }
}
