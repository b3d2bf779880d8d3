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

    func run() async throws {
        let platform = try await options.open(mayCreate: false)
        let report = try await CommandFailure.explaining { try await Audit(platform)() }
        try await platform.database.close()
        for finding in report.findings { print(finding) }
        let counts = "\(report.orders) orders, \(report.events) events, \(report.postings) postings"
        guard report.findings.isEmpty else {
            throw CommandFailure.impossible("\(report.findings.count) findings in \(counts).")
        }
        print("Everything agrees: \(counts).")
    }
}
