extension CreditFinding {
    /// The reason why the rule failed, in a sentence; `nil` where it passed.
    package var reason: String? {
        guard outcome != .passed else { return nil }
        return switch rule {
        case .backdoor: "forced with BACKDOOR 0"
        case .testPerson: "the surname is that of the test person who is always rejected"
        case .blocked: "the person, company, email address, phone number or address is blocked"
        case .inCollection: "an order is in collection"
        case .overdue: "an order is overdue by more than 30 days"
        case .exposure:
            "\(amount(.openCents)) open plus \(amount(.amountCents)) requested exceeds \(amount(.limitCents))"
        case .velocityEmail: "\(checks) for this email address"
        case .velocityPhone: "\(checks) for this phone number"
        case .velocityAddress: "\(checks) for this address"
        case .velocityIP: "\(checks) from this IP address"
        case .delivery: "\(amount(.amountCents)) to another person at another address exceeds \(amount(.limitCents))"
        }
    }

    private var checks: String { "\(self[.earlierChecks] ?? 0) or more checks in 24 hours" }

    private func amount(_ name: Input.Name) -> String {
        Money(cents: self[name] ?? 0).description
    }
}
