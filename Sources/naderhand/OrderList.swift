import ArgumentParser

/// `naderhand order list`
struct OrderList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the newest orders with merchant, amount and state.")

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @OptionGroup var list: OrderListOptions

    func run() async throws {
        try await list.run(list.query(), on: options, output)
    }
}
