/// What happens as time passes, and what stops it.
extension OrderLifecycle {
    /// When something happens to the order by itself; never once it is paid or credited.
    package func nextActionAt(in dutchTime: DutchCalendar) -> Instant? {
        guard stage == .started else { return nil }
        if let hold { return dutchTime.stepTime(on: hold.endDate) }
        return position?.nextStepAt
    }

    /// The day by which the customer has to pay, counting on a hold to last as long as was said.
    package var expectedDueDate: CivilDate? {
        guard let hold, let dueOn = position?.dueOn, dueOn >= hold.startDate else { return position?.dueOn }
        return dueOn.adding(days: hold.endDate.dayNumber - hold.startDate.dayNumber)
    }

    /// Whether the order was handed over to the collector and is not settled since.
    package func isInCollection(under plan: CollectionPlan) -> Bool {
        stage == .started && position.flatMap { plan.step(at: $0.stepIndex) }?.action == .handOverToCollector
    }

    package func isInCollection(_ terms: Context) -> Bool { isInCollection(under: terms.plan) }

    /// Does everything that has fallen due, in the order in which it did.
    /// - Throws: `InvariantViolation`, after which the state is not to be used.
    package mutating func advance(to now: Instant, in terms: Context) throws -> [Effect] {
        var effects: [Effect] = []
        while let due = nextActionAt(in: terms.dutchTime), due <= now {
            effects += try runNextAction(at: terms.lateSteps == .backdate ? due : now, in: terms)
        }
        return effects
    }

    /// Does the one thing that falls due next.
    /// - Throws: `InvariantViolation`, after which the state is not to be used.
    package mutating func runNextAction(at moment: Instant, in terms: Context) throws -> [Effect] {
        if let hold { return endHold(on: hold.endDate, by: .platform, at: moment, for: terms) }
        guard var position, let next = terms.plan.next(after: position.stepIndex, for: terms.customerType) else {
            position?.nextStepAt = nil
            return []
        }
        let step = next.step
        let day = terms.dutchTime.date(at: moment)
        position.stepIndex = next.index
        position.nextStepAt = terms.dueTime(afterStep: next.index, countedFrom: day, notBefore: moment)
        if step.action == .sendInvoice { position.dueOn = day.adding(days: terms.plan.paymentTermDays) }
        self.position = position
        var effects: [Effect] = [
            .record(
                OrderEvent(
                    .stepDone(
                        name: step.name, document: DocumentKind(sentBy: step.action), dueDate: position.dueOn),
                    by: .platform, occurredAt: moment))
        ]
        guard step.action == .handOverToCollector else {
            return effects + [.notify(.stepAdvanced, at: moment)]
        }
        if terms.plan.allowsCollectionCosts(atStep: next.index, for: terms.customerType) {
            let costs = try StatutoryCollectionCosts.amount(forPrincipal: amountDue)
            effects.append(
                try book(
                    .collectionCostsCharged(amount: costs), by: .platform, at: moment,
                    Posting(.collectionCostsCharged, costs, debit: .receivable, credit: .collectionCosts)))
        }
        return effects + [.notify(.inCollection, at: moment)]
    }

    mutating func hold(days: Int, at now: Instant, in terms: Context) throws -> [Effect] {
        guard stage == .started, !isInCollection(terms), days > 0 else { throw Refusal(.cannotHold) }
        let today = terms.dutchTime.date(at: now)
        // A hold that is prolonged is one hold, and together not longer than one may be.
        let since = hold?.startDate ?? today
        let until = today.adding(days: days)
        let longest = terms.isGuaranteed ? Self.maxGuaranteedHoldDays : Self.maxHoldDays
        guard days <= longest, until <= since.adding(days: longest) else { throw Refusal(.holdTooLong) }
        hold = Hold(startDate: since, endDate: until)
        return [
            .record(OrderEvent(.held(until: until), by: .merchant, occurredAt: now)),
            .notify(.held, at: now),
        ]
    }

    mutating func resume(at now: Instant, in terms: Context) -> [Effect] {
        guard hold != nil else { return [] }
        return endHold(on: terms.dutchTime.date(at: now), by: .merchant, at: now, for: terms)
    }

    /// Goes on where the hold began: what was to come on or after that day comes as many days later as it lasted.
    private mutating func endHold(
        on day: CivilDate, by actor: OrderEvent.Actor, at moment: Instant, for terms: Context
    ) -> [Effect] {
        guard let hold, var position else { return [] }
        let days = day.dayNumber - hold.startDate.dayNumber
        if let next = position.nextStepAt {
            let later = terms.dutchTime.stepTime(on: terms.dutchTime.date(at: next).adding(days: days))
            position.nextStepAt = max(days > 0 ? later : next, moment)
        }
        if let dueOn = position.dueOn, dueOn >= hold.startDate {
            position.dueOn = dueOn.adding(days: days)
        }
        self.position = position
        self.hold = nil
        return [.record(OrderEvent(.resumed, by: actor, occurredAt: moment)), .notify(.resumed, at: moment)]
    }

    /// Days; the platform bears the risk meanwhile.
    private static let maxGuaranteedHoldDays = FieldLimits.guaranteedHoldDays
    private static let maxHoldDays = FieldLimits.holdDays.upperBound
}
