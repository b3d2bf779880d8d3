import ArgumentParser
import Domain
import Storage
import UseCases
import Wire

/// `naderhand check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Shows why a credit check was approved or rejected.",
        subcommands: [CheckShow.self])
}

/// `naderhand check show`
struct CheckShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a credit check: its decision, and the result and input of every rule.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "The merchant's username, if several merchants have this order number.")
    var merchant: String?

    @Argument(help: "The check's UUID, the number of its order, or last.")
    var check: String

    func run() async throws {
        do {
            let text = try await options.run { platform in
                CheckPrinter(
                    try await ShowCheck(platform)(ShowCheck.CheckReference(check), of: merchant), in: platform.dutchTime
                )
            }
            try output.show(text.json) { terminal in text.lines.map { terminal.line([Span($0)]) } }
        } catch ShowCheck.Failure.unknown {
            throw CommandFailure.failed(
                check == "last" ? "No checks yet." : "Check \(check) does not exist: use its UUID or its order number."
            )
        } catch ShowCheck.Failure.withoutCheck {
            throw CommandFailure.failed("Order \(check) was placed without a check.")
        } catch ShowCheck.Failure.unknownMerchant {
            throw CommandFailure.unknownMerchant(merchant ?? "")
        } catch ShowOrder.Failure.notFound {
            throw CommandFailure.failed(
                "No check or order \(check): use a UUID, an order number or last.")
        } catch ShowOrder.Failure.ambiguous(let usernames) {
            throw CommandFailure.ambiguousOrder(check, usernames)
        }
    }
}

extension CommandFailure {
    static func ambiguousOrder(_ number: String, _ usernames: [String]) -> CommandFailure {
        .failed(
            "Several merchants have an order \(number): choose one with --merchant "
                + "\(usernames.joined(separator: " or ")).")
    }
}

/// Prints a check.
private struct CheckPrinter {
    private let shown: ShowCheck.Shown
    private let dutchTime: DutchCalendar

    init(_ shown: ShowCheck.Shown, in dutchTime: DutchCalendar) {
        self.shown = shown
        self.dutchTime = dutchTime
    }

    var lines: [String] {
        let width = shown.check.findings.rules.map(\.rule.count).max() ?? 0
        return ["Check \(shown.check.uuid)", ""] + heading + ["", "Rules"]
            + shown.check.findings.rules.map { line(for: $0, width: width) } + keys
    }

    /// JSON output of the check.
    var json: CheckOutput {
        let check = shown.check
        return CheckOutput(
            uuid: "\(check.uuid)", isApproved: check.isApproved, isForced: check.isForced, merchant: shown.username,
            workflow: shown.workflow, amount: "\(check.amount)", createdAt: check.createdAt.json(in: dutchTime),
            expiresAt: check.expiresAt.json(in: dutchTime), policy: check.policyVersion,
            order: shown.order.map { CheckOutput.Order(number: $0.number, invoiceNumber: $0.invoiceNumber) },
            rules: check.findings.rules.map { rule in
                CheckOutput.Rule(rule: rule.rule, outcome: rule.outcome, inputs: rule.inputs, reason: rule.reason)
            }, keys: check.findings.keys)
    }

    private var heading: [String] {
        let check = shown.check
        let rows: [(String, String?)] = [
            ("Decision", decision), ("Merchant", shown.username), ("Workflow", shown.workflow),
            ("Amount", "\(check.amount)"),
            (
                "Created", check.createdAt.toSecond(in: dutchTime)
            ), ("Valid until", check.expiresAt.toSecond(in: dutchTime)),
            ("Policy", check.policyVersion ?? "none: created by an earlier version"),
            ("Order", shown.order.map { "\($0.number), invoice \($0.invoiceNumber)" } ?? "none"),
        ]
        return rows.compactMap { name, value in value.map { "  \(name.padded(to: 12))\($0)" } }
    }

    private var decision: String {
        if shown.check.isForced { return "approved by BACKDOOR 1" }
        if shown.check.isApproved { return "approved" }
        let rule = shown.check.findings.rules.first { $0.outcome == CreditFinding.Outcome.failed.rawValue }?.rule
        return rule.map { "rejected by \($0)" } ?? "rejected"
    }

    private func line(for finding: StoredFindings.Finding, width: Int) -> String {
        let inputs = finding.inputs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let parts = [finding.reason, inputs.joined(separator: " ")].compactMap { $0 }.filter { !$0.isEmpty }
        return
            "  \(finding.rule.padded(to: width + 2))\(finding.outcome.padded(to: 8))\(parts.joined(separator: " · "))"
    }

    /// Match keys: equal for checks and orders of one customer.
    private var keys: [String] {
        let keys = shown.check.findings.keys
        guard !keys.isEmpty else { return [] }
        return ["", "Recognised by"] + keys.sorted { $0.key < $1.key }.map { "  \($0.key.padded(to: 12))\($0.value)" }
    }
}

/// JSON output of a check.
struct CheckOutput: Encodable {
    struct Order: Encodable {
        let number: String
        let invoiceNumber: String
    }

    struct Rule: Encodable {
        let rule: String
        let outcome: String
        let inputs: [String: Int64]
        let reason: String?
    }

    let uuid: String
    let isApproved: Bool
    let isForced: Bool
    let merchant: String
    let workflow: String
    let amount: String
    let createdAt: String
    let expiresAt: String
    let policy: String?
    let order: Order?
    let rules: [Rule]
    /// Match keys: equal for checks and orders of one customer.
    let keys: [String: String]
}
