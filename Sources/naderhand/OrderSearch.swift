import ArgumentParser
import Domain
import UseCases

/// `naderhand order search`
struct OrderSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds orders by number, name, email address, postal code, amount or state.",
        discussion: """
            A text is searched in all of these fields; each option searches one field, and all given options must \
            match. Numbers and email addresses are searched in all orders, everything else in the newest 200000.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @OptionGroup var list: OrderListOptions

    @Option(help: "Order number or invoice number.")
    var number: String?

    @Option(help: "Part of the person's or company's name.")
    var name: String?

    @Option(help: ArgumentHelp("The customer's email address.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("The customer's postal code.", valueName: "code"))
    var postalCode: String?

    @Option(help: ArgumentHelp("Order total or amount due, for example 12.10.", valueName: "euros"))
    var amount: String?

    @Argument(help: "Text to search for in all fields.")
    var text: String?

    func run() async throws {
        var query = try list.query()
        (query.number, query.text) = (number?.trimmed, text?.trimmed)
        (query.name, query.postalCode) = (name?.trimmed, postalCode?.trimmed)
        query.email = try OptionReader.read(email, as: "an email address", EmailAddress.init)
        query.amount = try OptionReader.read(amount, as: "an amount such as 12.10") {
            Money($0.replacing(",", with: "."))
        }
        let texts = [query.number, query.text, query.name, query.postalCode]
        guard !texts.contains("") else {
            throw CommandFailure.usage(
                "The search text is empty: enter a number, name, email address, postal code or amount.")
        }
        guard query.state != nil || query.email != nil || query.amount != nil || texts.contains(where: { $0 != nil })
        else {
            throw CommandFailure.usage("Nothing to search for: see the options with naderhand order search --help.")
        }
        try await list.run(query, on: options, output)
    }
}
