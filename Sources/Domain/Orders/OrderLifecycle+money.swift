/// Credits and payments.
extension OrderLifecycle {
    mutating func apply(_ credit: Credit, at now: Instant, for terms: Terms) throws -> [Effect] {
        guard credited < terms.total else { throw Refusal(.fullyCredited) }
        guard credit.amount > .zero, credit.amount <= (try terms.total - credited), !isInCollection(terms),
            // A customer never owes more for sending something back than for keeping it.
            credit.returnCosts >= .zero, credit.returnCosts <= credit.amount
        else { throw Refusal(.creditNotPossible) }

        let wasOpen = isOpen
        var effects: [Effect] = []
        if credit.returnCosts > .zero {
            effects.append(
                try book(
                    .returnCostsCharged, by: .merchant, at: now, credit.returnCosts,
                    Posting(.returnCostsCharged, credit.returnCosts, debit: .receivable, credit: .merchantPayable)))
        }
        credited = try credited + credit.amount
        effects.append(
            try book(
                .credited, by: .merchant, at: now, credit.amount,
                Posting(.credited, credit.amount, debit: .merchantPayable, settling: open(of: terms.total)),
                [.description: credit.description, .creditNumber: credit.number]))
        effects += try settle(by: .merchant, at: now, for: terms)
        if stage == .started { restartStep(at: now, for: terms) }
        effects.append(.notify(credited == terms.total ? .fullyCredited : .partlyCredited, at: now))
        if wasOpen, stage == .paid { effects.append(.notify(.paid, at: now)) }
        return effects
    }

    /// Books at most what is due: what is more the merchant has, and it is between the merchant and its customer.
    mutating func registerPayment(
        _ paid: Money, description: String?, at now: Instant, for terms: Terms
    ) throws -> [Effect] {
        guard isOpen else { throw Refusal(.alreadyPaid) }
        // From here on the customer pays the collector.
        guard !isInCollection(terms) else { throw Refusal(.notAllowed) }
        let amount = min(paid, try open(of: terms.total))
        let event = try book(
            .paymentRegistered, by: .merchant, at: now, amount,
            Posting(.paymentRegistered, amount, debit: .merchantPayable, settling: open(of: terms.total)),
            [.description: description])
        return try [event] + settle(by: .merchant, at: now, for: terms)
            + [.notify(isOpen ? .partlyPaid : .paid, at: now)]
    }

    mutating func receivePayment(_ amount: Money, at now: Instant, for terms: Terms) throws -> [Effect] {
        let wasOpen = isOpen
        let event = try book(
            .paymentReceived, by: .customer, at: now, amount,
            Posting(.paymentReceived, amount, debit: .bank, settling: open(of: terms.total)))
        let more = try settle(by: .customer, at: now, for: terms)
        guard wasOpen else { return [event] + more }
        return [event] + more + [.notify(isOpen ? .partlyPaid : .paid, at: now)]
    }

    /// Takes over what a posting does to the order's balances.
    /// - Throws: `InvariantViolation` for balances that could not be read again.
    mutating func book(
        _ kind: OrderEvent.Kind, by actor: OrderEvent.Actor, at now: Instant, _ amount: Money, _ posting: Posting,
        _ details: [OrderEvent.Detail: String?] = [:]
    ) throws -> Effect {
        amountDue = try amountDue + posting.change(of: .receivable)
        refundDue = try refundDue - posting.change(of: .refundsPayable)
        guard OrderLimits.storedAmounts.contains(amountDue), OrderLimits.storedAmounts.contains(refundDue) else {
            throw InvariantViolation("The balances of an order are out of bounds.")
        }
        let details = details.merging([.amount: "\(amount.cents)"]) { own, _ in own }
        return .record(OrderEvent(kind, by: actor, at: now, details: details), posting)
    }

    /// Ends the workflow when nothing is open any more.
    private mutating func settle(
        by actor: OrderEvent.Actor, at now: Instant, for terms: Terms
    ) throws -> [Effect] {
        guard stage != .credited, try open(of: terms.total) == .zero else { return [] }
        hold = nil
        position?.nextStepAt = nil
        guard credited >= terms.total else {
            if isOpen { stage = .paid }
            return []
        }
        stage = .credited
        guard position == nil else { return [] }
        // It will never be started: what was taken off and paid is booked against what would have been due.
        return [
            try book(
                .neverStarted, by: actor, at: now, terms.total,
                Posting(.neverStarted, terms.total, debit: .receivable, credit: .merchantPayable))
        ]
    }

    /// Lets the days of the current step count anew (`platform.md` 6).
    private mutating func restartStep(at now: Instant, for terms: Terms) {
        guard var position else { return }
        // On hold no day passes: those of the step are all left when the hold ends.
        let day = hold?.since ?? terms.dutchTime.date(at: now)
        let earliest = hold.map { terms.dutchTime.nineOClock(on: $0.since) } ?? now
        if terms.step(at: position)?.action == .sendInvoice {
            position.dueOn = day.adding(days: terms.plan.paymentTerm)
        }
        position.nextStepAt = terms.dueMoment(after: position.step, on: day, notBefore: earliest)
        self.position = position
    }
}
