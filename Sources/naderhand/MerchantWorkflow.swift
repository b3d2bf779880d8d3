import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant workflow`
struct MerchantWorkflow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflow", abstract: "Shows and changes a merchant's agreed terms.",
        subcommands: [MerchantWorkflowList.self, MerchantWorkflowSet.self])
}

/// `naderhand merchant workflow list`
struct MerchantWorkflowList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists a merchant's workflows: start delay and payment term in days, limits, and steps.",
        discussion: "Terms with a day begin on it; terms to come are listed behind those that hold now.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's username.")
    var username: String

    func run() async throws {
        let description = try await options.run(about: username) { try await DescribeMerchant($0)(username) }
        let workflows = description.agreements.map(WorkflowOutput.init)
        try output.show(workflows) { WorkflowOutput.table(workflows).lines(for: $0) }
    }
}
