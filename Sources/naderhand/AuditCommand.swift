import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Checks that orders, events and the ledger agree.",
        discussion: """
            Verifies that every posting sums to zero, every balance equals its entries, every event that moved money \
            has a posting, and no order number occurs twice. Prints each problem and exits with 1 if there is any. \
            Can run while the server is running.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await options.run { try await AuditBooks($0)() }
        let counts = "\(report.orders) orders, \(report.events) events, \(report.postings) postings"
        let agreement = report.findings.isEmpty ? ["No problems found: \(counts)."] : []
        let shown = Shown(
            orders: report.orders, events: report.events, postings: report.postings, findings: report.findings)
        try output.show(shown) { terminal in (report.findings + agreement).map { terminal.line([Span($0)]) } }
        guard report.findings.isEmpty else {
            throw CommandFailure.failed("\(report.findings.count) problems found in \(counts).")
        }
    }

    private struct Shown: Encodable {
        let orders: Int
        let events: Int
        let postings: Int
        let findings: [String]
    }
}
