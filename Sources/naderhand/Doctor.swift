import ArgumentParser
import Domain

/// `naderhand doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks whether production can start with these settings on this machine.",
        discussion: """
            Prints a line for each check: ok, missing (production does not start, and the command exits with 1) or \
            doubtful (it starts), with what to do. Changes nothing. Run it with the server's environment variables. \
            The environment is production unless you choose another one.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Option(
        name: .customLong("public-url"),
        help: ArgumentHelp(
            "Public URL of the server. [NADERHAND_PUBLIC_URL]", valueName: "url"))
    var publicURL: String?

    func run() async throws {
        var options = options
        options.environment =
            EnvironmentVariable.environment.value(options.environment) ?? PlatformEnvironment.production.rawValue
        try options.validateOptions()
        let readiness = Readiness(
            brand: BrandSetting.read(isSandbox: false),
            publicURL: try PublicURLOption.read(EnvironmentVariable.publicURL.value(publicURL)))
        let findings = try await readiness.required + MachineCheck(options: options).findings()
        try output.show(findings) { terminal in
            let rows = findings.map { finding in
                [Span(finding.status.rawValue, finding.status.style), Span(finding.subject), Span(finding.text)]
            }
            // Not cut to the terminal's width, so that the remedy is complete.
            return TextTable(rows: rows).lines(for: Terminal(hasColour: terminal.hasColour, width: nil))
        }
        let missing = findings.count { $0.status == .missing }
        guard missing == 0 else {
            throw CommandFailure.failed(
                "Production cannot start: \(missing) \(missing == 1 ? "requirement is" : "requirements are") missing.")
        }
    }
}

extension ReadinessFinding.Status {
    fileprivate var style: TerminalStyle {
        switch self {
        case .ok: .good
        case .missing: .bad
        case .doubtful: .warning
        }
    }
}
