/// What happens as time passes, and what stops it.
extension OrderLifecycle {
    /// When something happens to the order by itself; never once it is paid or credited.
    package func wakesAt(in dutchTime: DutchTime) -> Instant? {
        guard stage == .started else { return nil }
        if let hold { return dutchTime.nineOClock(on: hold.until) }
        return position?.nextStepAt
    }

    /// The day by which the customer has to pay, counting on a hold to last as long as was said.
    package var expectedDueDate: CivilDate? {
        guard let hold, let dueOn = position?.dueOn, dueOn >= hold.since else { return position?.dueOn }
        return dueOn.adding(days: hold.until.dayNumber - hold.since.dayNumber)
    }

    /// Whether the order was handed over to the collector and is not settled since.
    package func isInCollection(under plan: CollectionPlan) -> Bool {
        stage == .started && position.flatMap { plan.step(at: $0.step) }?.action == .handOverToCollector
    }

    package func isInCollection(_ terms: Terms) -> Bool { isInCollection(under: terms.plan) }

    /// Does everything that has fallen due, in the order in which it did.
    /// - Throws: `InvariantViolation`, after which the state is not to be used.
    package mutating func advance(to now: Instant, for terms: Terms) throws -> [Effect] {
        var effects: [Effect] = []
        while let due = wakesAt(in: terms.dutchTime), due <= now {
            effects += try wake(at: terms.lateSteps == .whenDue ? due : now, for: terms)
        }
        return effects
    }

    /// Does the one thing that falls due next.
    /// - Throws: `InvariantViolation`, after which the state is not to be used.
    package mutating func wake(at moment: Instant, for terms: Terms) throws -> [Effect] {
        if let hold { return endHold(on: hold.until, by: .platform, at: moment, for: terms) }
        guard var position, let next = terms.plan.next(after: position.step, for: terms.customerType) else {
            position?.nextStepAt = nil
            return []
        }
        let step = next.step
        let day = terms.dutchTime.date(at: moment)
        position.step = next.index
        position.nextStepAt = terms.dueMoment(after: next.index, on: day, notBefore: moment)
        if step.action == .sendInvoice { position.dueOn = day.adding(days: terms.plan.paymentTerm) }
        self.position = position
        var effects: [Effect] = [
            .record(
                OrderEvent(
                    .stepDone, by: .platform, at: moment,
                    details: [
                        .step: step.name, .document: DocumentKind(step.action)?.rawValue, .dueOn: position.dueOn?.iso,
                    ]))
        ]
        guard step.action == .handOverToCollector else {
            return effects + [.notify(.stepAdvanced, at: moment)]
        }
        if terms.plan.allowsCosts(at: next.index, for: terms.customerType) {
            let costs = try WIKCosts.charged(on: amountDue)
            effects.append(
                try book(
                    .collectionCostsCharged, by: .platform, at: moment, costs,
                    Posting(.collectionCostsCharged, costs, debit: .receivable, credit: .collectionCosts)))
        }
        return effects + [.notify(.inCollection, at: moment)]
    }

    mutating func hold(days: Int, at now: Instant, for terms: Terms) throws -> [Effect] {
        guard stage == .started, !isInCollection(terms), days > 0 else { throw Refusal(.cannotHold) }
        let today = terms.dutchTime.date(at: now)
        // A hold that is prolonged is one hold, and together not longer than one may be.
        let since = hold?.since ?? today
        let until = today.adding(days: days)
        let longest = terms.isGuaranteed ? Self.longestGuaranteedHold : Self.longestHold
        guard days <= longest, until <= since.adding(days: longest) else { throw Refusal(.holdTooLong) }
        hold = Hold(since: since, until: until)
        return [
            .record(OrderEvent(.held, by: .merchant, at: now, details: [.until: until.iso])), .notify(.held, at: now),
        ]
    }

    mutating func resume(at now: Instant, for terms: Terms) -> [Effect] {
        guard hold != nil else { return [] }
        return endHold(on: terms.dutchTime.date(at: now), by: .merchant, at: now, for: terms)
    }

    /// Goes on where the hold began: what was to come on or after that day comes as many days later as it lasted.
    private mutating func endHold(
        on day: CivilDate, by actor: OrderEvent.Actor, at moment: Instant, for terms: Terms
    ) -> [Effect] {
        guard let hold, var position else { return [] }
        let days = day.dayNumber - hold.since.dayNumber
        if let next = position.nextStepAt {
            let later = terms.dutchTime.nineOClock(on: terms.dutchTime.date(at: next).adding(days: days))
            position.nextStepAt = max(days > 0 ? later : next, moment)
        }
        if let dueOn = position.dueOn, dueOn >= hold.since {
            position.dueOn = dueOn.adding(days: days)
        }
        self.position = position
        self.hold = nil
        return [.record(OrderEvent(.resumed, by: actor, at: moment)), .notify(.resumed, at: moment)]
    }

    /// Days; the platform bears the risk meanwhile.
    private static let longestGuaranteedHold = FieldLimits.guaranteedHoldDays
    private static let longestHold = FieldLimits.holdDays.upperBound
}
