import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand order`
struct OrderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order", abstract: "Finds and shows orders.",
        subcommands: [OrderList.self, OrderSearch.self, OrderShow.self])
}

/// `naderhand order show`
struct OrderShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows an order's status, history and next steps.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "The merchant's username, if several merchants have this order number.")
    var merchant: String?

    @Argument(help: "The order number or invoice number.")
    var number: String

    func run() async throws {
        do {
            let text = try await options.run { platform in
                OrderPrinter(try await ShowOrder(platform)(number, of: merchant), in: platform.dutchTime)
            }
            try output.show(text.json) { terminal in text.lines.map { terminal.line([Span($0)]) } }
        } catch ShowOrder.Failure.notFound {
            throw CommandFailure.failed("Order \(number) does not exist: check the order number or invoice number.")
        } catch ShowOrder.Failure.ambiguous(let usernames) {
            throw CommandFailure.failed(
                "Several merchants have an order \(number): choose one with --merchant "
                    + "\(usernames.joined(separator: " or ")).")
        }
    }
}

/// Prints an order's timeline.
struct OrderPrinter {
    private let timeline: ShowOrder.Timeline
    private let dutchTime: DutchCalendar

    init(_ timeline: ShowOrder.Timeline, in dutchTime: DutchCalendar) {
        self.timeline = timeline
        self.dutchTime = dutchTime
    }

    var lines: [String] {
        heading + [""] + timeline.events.map { line(for: $0, mark: "●") } + now
            + timeline.upcoming.map { line(for: $0, mark: "○") } + documents
    }

    /// JSON output of the timeline.
    var json: OrderOutput {
        func events(_ events: [OrderEvent]) -> [OrderOutput.Event] {
            events.map { event in
                OrderOutput.Event(
                    at: event.occurredAt.json(in: dutchTime), kind: event.kind.rawValue, actor: event.actor.rawValue,
                    text: sentence(for: event))
            }
        }
        let life = timeline.lifecycle
        return OrderOutput(
            number: timeline.number, invoiceNumber: timeline.invoiceNumber.text, merchant: timeline.username,
            workflow: timeline.workflow, state: life.stage.rawValue, step: timeline.stepName,
            onHoldUntil: life.hold?.endDate.iso, amount: "\(timeline.total)", credited: "\(life.creditedAmount)",
            openAmount: "\(timeline.openAmount)", refundDue: "\(life.refundDue)", dueOn: life.expectedDueDate?.iso,
            now: timeline.now.json(in: dutchTime), events: events(timeline.events), upcoming: events(timeline.upcoming),
            documents: timeline.documents.map { document in
                OrderOutput.Document(
                    number: document.number.text, issuedOn: document.issuedOn.iso, isSent: document.isSent,
                    path: document.path)
            }, payPath: timeline.payPath, particulars: timeline.particulars.map(OrderOutput.Particulars.init))
    }

    private var heading: [String] {
        let life = timeline.lifecycle
        let rows: [(String, String?)] = [
            ("State", state), ("Merchant", timeline.username), ("Workflow", timeline.workflow),
            ("Amount", "\(timeline.total)"), ("Credited", life.creditedAmount > .zero ? "\(life.creditedAmount)" : nil),
            ("Open", "\(timeline.openAmount)"), ("Refund due", life.refundDue > .zero ? "\(life.refundDue)" : nil),
            ("Due on", life.expectedDueDate?.dayMonthYear),
        ]
        return ["Order \(timeline.number), invoice \(timeline.invoiceNumber.text)", ""]
            + (rows + (timeline.particulars?.rows ?? []))
            .compactMap { name, value in value.map { "  \(name.padded(to: 12))\($0)" } }
    }

    private var state: String {
        let life = timeline.lifecycle
        switch life.stage {
        case .placed: return "placed, not started"
        case .paid: return "paid"
        case .credited: return "credited"
        case .started:
            let step = timeline.stepName ?? "started"
            return life.hold.map { "on hold until \($0.endDate.dayMonthYear), in \(step)" } ?? "in \(step)"
        }
    }

    private var now: [String] {
        let text = "─ now, \(timeline.now.toMinute(in: dutchTime))"
        switch timeline.lifecycle.stage {
        case .started where timeline.upcoming.isEmpty: return [text, "  No further automatic steps."]
        case .placed: return [text, "  No automatic steps until the merchant starts the workflow."]
        default: return [text]
        }
    }

    /// Documents with the paths of their URLs. The command does not know the server's host name.
    private var documents: [String] {
        guard let payPath = timeline.payPath else { return [] }
        let rows = timeline.documents.map { document in
            let date = "\(document.isSent ? "" : "to be sent on ")\(document.issuedOn.dayMonthYear)"
            return ("\(document.number.text), \(date)", document.path)
        }
        let width = rows.map(\.0.count).max() ?? 0
        return ["", "Documents"] + rows.map { "  \($0.0.padded(to: width + 2))\($0.1)" }
            + ["  \("Pay page".padded(to: width + 2))\(payPath)"]
    }

    private func line(for event: OrderEvent, mark: String) -> String {
        let who = event.actor == .platform ? "" : " (\(event.actor.rawValue))"
        return "\(mark) \(event.occurredAt.toMinute(in: dutchTime))  \(sentence(for: event))\(who)"
    }

    private func sentence(for event: OrderEvent) -> String {
        let parts: [String?] =
            switch event.payload {
            case .placed: ["Placed"]
            case .workflowStarted(let amount, let trackAndTrace, _):
                ["Workflow started, \(amount ?? timeline.total) due", trackAndTrace]
            case .stepDone(let name, _, _): [name]
            case .credited(let amount, let description, let number): ["Credit of \(amount)", description, number]
            case .closedBeforeStart: ["Closed before the start"]
            case .returnCostsCharged(let amount): ["Return costs of \(amount)"]
            case .paymentRegistered(let amount, let description): ["Payment of \(amount) to the merchant", description]
            case .paymentReceived(let amount): ["Payment of \(amount)"]
            case .collectionCostsCharged(let amount): ["Collection costs of \(amount)"]
            case .held(let until): ["On hold until \(until.dayMonthYear)"]
            case .resumed: ["Hold ended"]
            case .messagePosted(let text): ["Message: \(text.split(separator: "\n").joined(separator: " / "))"]
            }
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}
