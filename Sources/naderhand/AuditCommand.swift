import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Holds orders, events and the books against each other.",
        discussion: """
            Every posting sums to zero, every balance is what its entries say, every event that moved money has its \
            posting, no order number is there twice. Prints what is wrong and ends with 1. Also while the server runs.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let report = try await CommandFailure.explaining { try await Audit(platform)() }
        try await platform.database.close()
        let counts = "\(report.orders) orders, \(report.events) events, \(report.postings) postings"
        let agreement = report.findings.isEmpty ? ["Everything agrees: \(counts)."] : []
        let shown = Shown(
            orders: report.orders, events: report.events, postings: report.postings, findings: report.findings)
        try output.show(shown) { terminal in (report.findings + agreement).map { terminal.line([Span($0)]) } }
        guard report.findings.isEmpty else {
            throw CommandFailure.impossible("\(report.findings.count) findings in \(counts).")
        }
    }

    private struct Shown: Encodable {
        let orders: Int
        let events: Int
        let postings: Int
        let findings: [String]
    }
}
