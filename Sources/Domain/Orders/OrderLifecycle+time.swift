/// Actions due by time, and the holds that delay them.
extension OrderLifecycle {
    /// Time of the next automatic action; `nil` before the start and once the order is closed.
    package func nextActionAt(in dutchTime: DutchCalendar) -> Instant? {
        guard stage == .started else { return nil }
        if let hold { return dutchTime.stepTime(on: hold.endDate) }
        return position?.nextStepAt
    }

    /// Due date, if the current hold lasts until its end date; `nil` before the invoice.
    package var expectedDueDate: CivilDate? {
        guard let hold, let dueOn = position?.dueDate, dueOn >= hold.startDate else { return position?.dueDate }
        return dueOn.adding(days: hold.endDate.dayNumber - hold.startDate.dayNumber)
    }

    /// True after the handover to the collector, until the order is settled.
    package func isInCollection(under plan: CollectionPlan) -> Bool {
        stage == .started && position.flatMap { plan.step(at: $0.stepIndex) }?.action == .handOverToCollector
    }

    package func isInCollection(_ terms: Context) -> Bool { isInCollection(under: terms.plan) }

    /// Runs all actions that are due, in the order of their times.
    /// - Throws: `InvariantViolation`, after which the state must not be used.
    package mutating func advance(to now: Instant, in terms: Context) throws -> [Effect] {
        var effects: [Effect] = []
        while let due = nextActionAt(in: terms.dutchTime), due <= now {
            effects += try runNextAction(at: terms.lateStepPolicy == .backdate ? due : now, in: terms)
        }
        return effects
    }

    /// Runs the next action.
    /// - Throws: `InvariantViolation`, after which the state must not be used.
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
        if step.action == .sendInvoice { position.dueDate = day.adding(days: terms.plan.paymentTermDays) }
        self.position = position
        var effects: [Effect] = [
            .record(
                OrderEvent(
                    .stepDone(
                        name: step.name, document: DocumentKind(sentBy: step.action), dueDate: position.dueDate),
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
        // Prolonging a hold does not raise its maximum length, counted from its first day.
        let since = hold?.startDate ?? today
        let until = today.adding(days: days)
        let maxDays = terms.isGuaranteed ? Self.maxGuaranteedHoldDays : Self.maxHoldDays
        guard days <= maxDays, until <= since.adding(days: maxDays) else { throw Refusal(.holdTooLong) }
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

    /// Ends a hold. Dates on or after its first day move by its actual length.
    private mutating func endHold(
        on day: CivilDate, by actor: OrderEvent.Actor, at moment: Instant, for terms: Context
    ) -> [Effect] {
        guard let hold, var position else { return [] }
        let days = day.dayNumber - hold.startDate.dayNumber
        if let next = position.nextStepAt {
            let later = terms.dutchTime.stepTime(on: terms.dutchTime.date(at: next).adding(days: days))
            position.nextStepAt = max(days > 0 ? later : next, moment)
        }
        if let dueOn = position.dueDate, dueOn >= hold.startDate {
            position.dueDate = dueOn.adding(days: days)
        }
        self.position = position
        self.hold = nil
        return [.record(OrderEvent(.resumed, by: actor, occurredAt: moment)), .notify(.resumed, at: moment)]
    }

    /// Maximum number of days while the platform bears the risk.
    private static let maxGuaranteedHoldDays = FieldLimits.guaranteedHoldDays
    private static let maxHoldDays = FieldLimits.holdDays.upperBound
}
