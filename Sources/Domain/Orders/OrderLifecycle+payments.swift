/// Credits and payments.
extension OrderLifecycle {
    mutating func apply(_ credit: Credit, at now: Instant, in terms: Context) throws -> [Effect] {
        guard creditedAmount < terms.total else { throw Refusal(.fullyCredited) }
        guard credit.amount > .zero, credit.amount <= (try terms.total - creditedAmount), !isInCollection(terms),
            // A return must not leave the customer owing more than before it.
            credit.returnCosts >= .zero, credit.returnCosts <= credit.amount
        else { throw Refusal(.creditNotPossible) }

        let wasOpen = isOpen
        var effects: [Effect] = []
        if credit.returnCosts > .zero {
            effects.append(
                try book(
                    .returnCostsCharged(amount: credit.returnCosts), by: .merchant, at: now,
                    Posting(.returnCostsCharged, credit.returnCosts, debit: .receivable, credit: .merchantPayable)))
        }
        creditedAmount = try creditedAmount + credit.amount
        effects.append(
            try book(
                .credited(amount: credit.amount, description: credit.description, number: credit.number),
                by: .merchant, at: now,
                Posting(
                    .credited, credit.amount, debit: .merchantPayable, settlingUpTo: openAmount(ofTotal: terms.total))))
        effects += try closeIfSettled(by: .merchant, at: now, in: terms)
        if stage == .started { restartStepPeriod(at: now, for: terms) }
        effects.append(.notify(creditedAmount == terms.total ? .fullyCredited : .partlyCredited, at: now))
        if wasOpen, stage == .paid { effects.append(.notify(.paid, at: now)) }
        return effects
    }

    /// Books at most the amount due. Money above that stays with the merchant, who settles it with the customer.
    mutating func registerPayment(
        _ paid: Money, description: String?, at now: Instant, for terms: Context
    ) throws -> [Effect] {
        guard isOpen else { throw Refusal(.alreadyPaid) }
        // After the handover the customer pays the collector.
        guard !isInCollection(terms) else { throw Refusal(.notAllowedInState) }
        let amount = min(paid, try openAmount(ofTotal: terms.total))
        let event = try book(
            .paymentRegistered(amount: amount, description: description), by: .merchant, at: now,
            Posting(
                .paymentRegistered, amount, debit: .merchantPayable, settlingUpTo: openAmount(ofTotal: terms.total)))
        return try [event] + closeIfSettled(by: .merchant, at: now, in: terms)
            + [.notify(isOpen ? .partlyPaid : .paid, at: now)]
    }

    mutating func receivePayment(_ amount: Money, at now: Instant, in terms: Context) throws -> [Effect] {
        let wasOpen = isOpen
        let event = try book(
            .paymentReceived(amount: amount), by: .customer, at: now,
            Posting(.paymentReceived, amount, debit: .bank, settlingUpTo: openAmount(ofTotal: terms.total)))
        let more = try closeIfSettled(by: .customer, at: now, in: terms)
        guard wasOpen else { return [event] + more }
        return [event] + more + [.notify(isOpen ? .partlyPaid : .paid, at: now)]
    }

    /// Applies a posting to the order's balances.
    /// - Throws: `InvariantViolation` for balances outside of the stored range.
    mutating func book(
        _ payload: OrderEvent.Payload, by actor: OrderEvent.Actor, at now: Instant, _ posting: Posting
    ) throws -> Effect {
        amountDue = try amountDue + posting.amount(on: .receivable)
        refundDue = try refundDue - posting.amount(on: .refundsPayable)
        guard OrderLimits.storedAmounts.contains(amountDue), OrderLimits.storedAmounts.contains(refundDue) else {
            throw InvariantViolation("The balances of an order are out of bounds.")
        }
        return .record(OrderEvent(payload, by: actor, occurredAt: now), posting)
    }

    /// Closes the order when nothing is open any more.
    private mutating func closeIfSettled(
        by actor: OrderEvent.Actor, at now: Instant, in terms: Context
    ) throws -> [Effect] {
        guard stage != .credited, try openAmount(ofTotal: terms.total) == .zero else { return [] }
        hold = nil
        position?.nextStepAt = nil
        guard creditedAmount >= terms.total else {
            if isOpen { stage = .paid }
            return []
        }
        stage = .credited
        guard position == nil else { return [] }
        // The workflow will never be started: credits and payments are booked against the amount that would have been
        // due.
        return [
            try book(
                .closedBeforeStart(amount: terms.total), by: actor, at: now,
                Posting(.closedBeforeStart, terms.total, debit: .receivable, credit: .merchantPayable))
        ]
    }

    /// Restarts the days of the current step (docs/spec/collection.md).
    private mutating func restartStepPeriod(at now: Instant, for terms: Context) {
        guard var position else { return }
        // No day passes on hold: all days of the step remain when the hold ends.
        let day = hold?.startDate ?? terms.dutchTime.date(at: now)
        let earliest = hold.map { terms.dutchTime.stepTime(on: $0.startDate) } ?? now
        if terms.step(at: position)?.action == .sendInvoice {
            position.dueDate = day.adding(days: terms.plan.paymentTermDays)
        }
        position.nextStepAt = terms.dueTime(afterStep: position.stepIndex, countedFrom: day, notBefore: earliest)
        self.position = position
    }
}
