import ArgumentParser
import Domain
import UseCases

/// `naderhand order search`
struct OrderSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds orders by number, name, e-mail address, postal code, amount or state.",
        discussion: """
            A text is looked for in all of them at once; options say what it is, and all that are given must fit. \
            Numbers and e-mail addresses are found among all orders, everything else among the newest 200000.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @OptionGroup var list: OrderListOptions

    @Option(help: "The order's own number, or its invoice number.")
    var number: String?

    @Option(help: "A part of the person's or company's name.")
    var name: String?

    @Option(help: ArgumentHelp("The customer's e-mail address.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("The customer's postal code.", valueName: "code"))
    var postalCode: String?

    @Option(help: ArgumentHelp("The order's total, or what is due of it: 12.10.", valueName: "euros"))
    var amount: String?

    @Argument(help: "What any of them may be.")
    var text: String?

    func run() async throws {
        var query = try list.query()
        (query.number, query.text) = (number?.trimmed, text?.trimmed)
        (query.name, query.postalCode) = (name?.trimmed, postalCode?.trimmed)
        query.email = try OptionReader.read(email, as: "an email address", EmailAddress.init)
        query.amount = try OptionReader.read(amount, as: "an amount like 12.10") {
            Money($0.replacing(",", with: "."))
        }
        let texts = [query.number, query.text, query.name, query.postalCode]
        guard !texts.contains("") else { throw CommandFailure.usage("Look for something: a blank text finds nothing.") }
        guard query.state != nil || query.email != nil || query.amount != nil || texts.contains(where: { $0 != nil })
        else {
            throw CommandFailure.usage("Say what to look for; naderhand order search --help lists what there is.")
        }
        try await list.run(query, on: options, output)
    }
}
