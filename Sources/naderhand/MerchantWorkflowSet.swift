import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant workflow set`
struct MerchantWorkflowSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes a workflow's terms from a day on; what is not given stays.",
        discussion: """
            Orders keep the terms they were placed under. The day begins at midnight in Amsterdam, by the platform's \
            clock; terms that begin today hold for orders that are placed from now on. Terms that were set for the \
            same day before are replaced.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    @Argument(help: "The workflow's number, as naderhand merchant workflow list shows it.")
    var number: Int

    @OptionGroup var terms: WorkflowTermOptions

    @Option(
        help: ArgumentHelp(
            "The first day of the terms, yyyy-mm-dd, today or later; tomorrow by default.", valueName: "date"))
    var from: String?

    func run() async throws {
        let change = try terms.change()
        guard !change.isEmpty else {
            throw CommandFailure.usage("Say what changes: naderhand merchant workflow set --help lists the options.")
        }
        // A date alone: a time behind it would not count.
        let day = try OptionReader.read(from, as: "a date like 2027-01-31") { text in
            text.utf8.count <= 10 ? CivilDate(text) : nil
        }
        do {
            let outcome = try await options.run(about: username) { platform in
                try await SetWorkflow(platform)(number, of: username, from: day) { change.apply(to: &$0) }
            }
            try show(outcome)
        } catch let failure as SetWorkflow.Failure {
            throw Self.sentence(for: failure, number, of: username)
        }
    }

    private func show(_ outcome: SetWorkflow.Outcome) throws {
        let workflow = WorkflowOutput(outcome.version)
        try output.show(workflow) { terminal in
            let sentence =
                outcome.isChanged
                ? "Workflow \(number) of \(username) has these terms from \(workflow.validFrom ?? "") on."
                : "Workflow \(number) of \(username) has these terms already: nothing changed."
            return [terminal.line([Span(sentence)])] + WorkflowOutput.table([workflow]).lines(for: terminal)
        }
    }

    private static func sentence(
        for failure: SetWorkflow.Failure, _ number: Int, of username: String
    ) -> CommandFailure {
        switch failure {
        case .unknownWorkflow(let numbers):
            let known = numbers.map(String.init).joined(separator: ", ")
            return .failed("\(username) has no workflow \(number): its workflows are \(known).")
        case .pastDay(let today):
            return .usage("Today is \(today.iso): give --from that day or a later one.")
        case .invalid(let problem):
            return .usage(problem.sentence)
        }
    }
}

extension AgreementProblem {
    var sentence: String {
        switch self {
        case .name: "--name is \(Agreement.nameLength.prose) characters on one line."
        case .startDelay: "--start-delay is \(FieldLimits.startDelayDays.prose) days."
        case .paymentTerm: "--payment-term is \(Agreement.paymentTerms.prose) days."
        case .noCustomers: "A workflow is for somebody: give --customer-types."
        case .amount(let type):
            "The limit for \(type.plural) is \(Agreement.maximumAmounts.lowerBound) to "
                + "\(Agreement.maximumAmounts.upperBound): correct it."
        case .amountWithoutCustomers(let type):
            "The workflow is not for \(type.plural): leave their limit out or change --customer-types."
        case .noSteps: "--steps needs at least one step behind the invoice."
        case .tooManyReminders: "--steps has at most \(Agreement.maxReminders) reminders."
        case .stepDays: "The days of a step in --steps are \(Agreement.stepDays.prose)."
        case .collectionNotLast: "Collection is the last of --steps, and there once."
        case .noticeNotBeforeCollection: "A notice in --steps is there once, with collection right behind it."
        case .noticeTerm:
            "A consumer has \(WorkflowStep.noticeDays) days from the notice: write at least "
                + "collection:\(WorkflowStep.noticeDays)."
        case .collectionWithoutNotice:
            "Consumers get a notice before collection (art. 6:96 BW): put notice before it in --steps."
        case .noticeWithoutConsumers: "Companies get no statutory notice: leave notice out of --steps."
        }
    }
}

extension CustomerType {
    fileprivate var plural: String {
        switch self {
        case .consumer: "consumers"
        case .business: "companies"
        }
    }
}
