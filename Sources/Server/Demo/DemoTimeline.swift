import Domain
import UseCases
import Wire

/// Timeline of an order: past steps, current state, upcoming steps.
struct DemoTimeline: Sendable {
    /// One step of the timeline.
    struct Entry: Sendable {
        let title: String
        /// Date and time in the Netherlands, by the sandbox's clock.
        let moment: String
        /// Date and time in ISO 8601, for the `datetime` attribute.
        let isoMoment: String
        let actor: String
        let note: String?
        let document: DocumentLink?
    }

    /// Link to a letter that the step sent.
    struct DocumentLink: Sendable {
        let name: String
        let path: String
    }

    /// State of the order. The raw value is the key of its text after the prefix `demoState.`.
    enum State: String, CaseIterable, Sendable {
        case placed, waiting, overdue, held, collection, paid, credited
    }

    let state: State
    /// Past steps, oldest first.
    let past: [Entry]
    /// Automatic steps if no payment or request comes before, soonest first.
    let upcoming: [Entry]

    init(_ order: ShowOrder.Timeline, _ phrases: LocalizedTexts, in dutchTime: DutchCalendar) {
        var writer = EntryWriter(phrases: phrases, dutchTime: dutchTime, documents: order.documents)
        past = order.events.map { writer.entry($0, in: .past) }
        upcoming = order.upcoming.map { writer.entry($0, in: .coming) }
        state = State(order, on: dutchTime.date(at: order.now))
    }
}

extension DemoTimeline.State {
    fileprivate init(_ order: ShowOrder.Timeline, on today: CivilDate) {
        let life = order.lifecycle
        switch life.stage {
        case .placed: self = .placed
        case .paid: self = .paid
        case .credited: self = .credited
        case .started where life.hold != nil: self = .held
        case .started where order.events.contains { $0.sentDocument == .collectionNotice }: self = .collection
        case .started: self = life.expectedDueDate.map { $0 < today } ?? false ? .overdue : .waiting
        }
    }
}

/// Writes events as texts, in order: the second reminder is named so because of the first.
private struct EntryWriter {
    enum Tense: String {
        case past = "demoPast"
        case coming = "demoComing"
    }

    let phrases: LocalizedTexts
    let dutchTime: DutchCalendar
    let documents: [DocumentLocation]
    private var sent: [DocumentKind: Int] = [:]

    init(phrases: LocalizedTexts, dutchTime: DutchCalendar, documents: [DocumentLocation]) {
        self.phrases = phrases
        self.dutchTime = dutchTime
        self.documents = documents
    }

    mutating func entry(_ event: OrderEvent, in tense: Tense) -> DemoTimeline.Entry {
        var values = event.values(phrases)
        var name = event.kind == .stepDone ? "step" : event.kind.rawValue
        var link: DemoTimeline.DocumentLink?
        if let kind = event.sentDocument {
            let ordinal = sent[kind, default: 0] + 1
            sent[kind] = ordinal
            values["ordinal"] = "\(ordinal)"
            name = kind.rawValue
            link = self.link(kind, ordinal)
            if phrases.textIfPresent("\(tense.rawValue).\(name).\(ordinal)") != nil { name += ".\(ordinal)" }
        }
        return DemoTimeline.Entry(
            title: phrases.text("\(tense.rawValue).\(name)", with: values),
            moment: phrases.moment(event.occurredAt, in: dutchTime),
            isoMoment: ISO8601.format(event.occurredAt, in: dutchTime),
            actor: phrases["demoBy.\(event.actor.rawValue)"], note: note(event, name, values), document: link)
    }

    /// Upcoming letters have no link, because they do not exist yet.
    private func link(_ kind: DocumentKind, _ ordinal: Int) -> DemoTimeline.DocumentLink? {
        guard let found = documents.first(where: { $0.kind == kind && $0.ordinal == ordinal }), found.isSent else {
            return nil
        }
        return DemoTimeline.DocumentLink(
            name: phrases.text("demoDocument.link", with: ["number": found.number.text]),
            path: "\(found.path)?language=\(phrases.language.code)")
    }

    /// Explanation of this kind of step, and the shop's texts with it.
    private func note(_ event: OrderEvent, _ name: String, _ values: [String: String]) -> String? {
        let hasNote = phrases.textIfPresent("demoNote.\(name)") != nil
        let explanation = hasNote ? phrases.text("demoNote.\(name)", with: values) : nil
        let parts = [explanation] + event.words
        let note = parts.compactMap(\.self).joined(separator: " · ")
        return note.isEmpty ? nil : note
    }
}

extension OrderEvent {
    /// Letter that an executed step sent.
    fileprivate var sentDocument: DocumentKind? {
        guard case .stepDone(_, let document, _) = payload else { return nil }
        return document
    }

    /// Values for the placeholders of an event's text: `{amount}`, `{date}` and `{step}`.
    fileprivate func values(_ phrases: LocalizedTexts) -> [String: String] {
        [
            "amount": payload.amount.map { phrases.format($0) } ?? "", "date": date.map { phrases.format($0) } ?? "",
            "step": payload.stepName ?? "",
        ]
    }

    /// Last day of a hold, or due date.
    private var date: CivilDate? {
        switch payload {
        case .held(let endDate): endDate
        case .stepDone(_, _, let dueDate): dueDate
        default: nil
        }
    }

    /// Texts that the shop sent.
    fileprivate var words: [String?] {
        switch payload {
        case .workflowStarted(_, let trackAndTrace, _): [trackAndTrace]
        case .credited(_, let description, let number): [description, number]
        case .paymentRegistered(_, let description): [description]
        case .messagePosted(let text): [text]
        default: []
        }
    }
}

extension LocalizedTexts {
    /// Date and time to the minute, in Dutch local time.
    func moment(_ instant: Instant, in dutchTime: DutchCalendar) -> String {
        let time = dutchTime.wallTime(at: instant)
        return text("demoMoment.full", with: ["date": format(time.date), "time": time.hourAndMinute])
    }
}
