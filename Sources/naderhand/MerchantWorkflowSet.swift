import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant workflow set`
struct MerchantWorkflowSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes a workflow's terms from a day on; options left out change nothing.",
        discussion: """
            Orders keep the terms under which they were placed. The day begins at midnight in Amsterdam, by the \
            platform's clock; terms that begin today apply to orders placed from now on. Earlier changes for the same \
            day are replaced.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    @Argument(help: "The workflow number, as shown by naderhand merchant workflow list.")
    var number: Int

    @OptionGroup var terms: WorkflowTermOptions

    @Option(
        help: ArgumentHelp(
            "First day of the terms, yyyy-mm-dd, today or later; tomorrow by default.", valueName: "date"))
    var from: String?

    func run() async throws {
        let change = try terms.change()
        guard !change.isEmpty else {
            throw CommandFailure.usage(
                "Nothing to change: see the options with naderhand merchant workflow set --help.")
        }
        // Accepts a date only, because a time would be ignored.
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
            return .failed("\(username) has no workflow \(number): choose one of \(known).")
        case .pastDay(let today):
            return .usage("Today is \(today.iso): use that day or a later one with --from.")
        case .invalid(let problem):
            return .usage(problem.sentence)
        }
    }
}

extension AgreementProblem {
    var sentence: String {
        switch self {
        case .name: "--name must be \(Agreement.nameLength.prose) characters on one line."
        case .startDelay: "--start-delay must be \(FieldLimits.startDelayDays.prose) days."
        case .paymentTerm: "--payment-term must be \(Agreement.paymentTermDays.prose) days."
        case .noCustomers: "The workflow needs a customer type: set --customer-types."
        case .amount(let type):
            "The limit for \(type.plural) must be \(Agreement.orderAmounts.lowerBound) to "
                + "\(Agreement.orderAmounts.upperBound): correct it."
        case .amountWithoutCustomers(let type):
            "The workflow is not for \(type.plural): remove their limit, or change --customer-types."
        case .noSteps: "--steps needs at least one step after the invoice."
        case .tooManyReminders: "--steps can have at most \(Agreement.maxReminders) reminders."
        case .stepDelayDays: "The days of a step in --steps must be \(Agreement.stepDelayDays.prose)."
        case .collectionNotLast: "In --steps collection must be the last step, and occur once."
        case .noticeNotBeforeCollection: "In --steps notice must occur once, directly before collection."
        case .noticeTerm:
            "A consumer has \(WorkflowStep.noticeDays) days from the notice: use at least "
                + "collection:\(WorkflowStep.noticeDays)."
        case .collectionWithoutNotice:
            "Consumers get a notice before collection (art. 6:96 BW): put notice before it in --steps."
        case .noticeWithoutConsumers: "Companies get no statutory notice: remove notice from --steps."
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
