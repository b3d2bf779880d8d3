import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant add`
struct MerchantAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a merchant with workflows 1 to 4 and prints its client ID.",
        discussion: """
            The client ID is the merchant's secret. It is printed only once; the database stores only its hash. \
            Letter code, name and address are required: invoices show them. In a terminal the command asks for \
            missing values.
            """)

    @OptionGroup var options: PlatformOptions

    @OptionGroup var output: OutputOptions

    @Argument(help: "The merchant's API username: 3 to 50 letters, digits, dots, hyphens, underscores or @.")
    var username: String

    @Option(help: "Two or three capitals used in invoice numbers; unique for each merchant.")
    var letterCode: String?

    @Option(help: "Company name.")
    var companyName: String?

    @OptionGroup var address: AddressOptions

    @OptionGroup var profile: ProfileOptions

    @Flag(name: .customLong("partner"), help: "Makes it a partner, which manages its own merchants.")
    var isPartner = false

    private struct Added: Encodable {
        let username: String
        let letterCode: String
        let clientId: String
        let workflows: [Int]
    }

    func run() async throws {
        guard CreateMerchant.isUsername(username) else { throw Self.sentence(for: .invalidUsername, of: username, "") }
        try options.validateOptions()
        let answers = try answers()
        let letterCode = try readLetterCode(answers.letterCode)
        var profile = MerchantProfile(companyName: answers.companyName, isPartner: isPartner)
        try self.profile.change(country: answers.address.country).apply(to: &profile)
        profile.address = try answers.address.applied(to: nil)
        let platform = try await options.open(createsIfMissing: true)
        do {
            let clientID = try await CreateMerchant(platform)(
                username: username, letterCode: letterCode, profile: profile)
            try await platform.database.close()
            let added = Added(
                username: username, letterCode: letterCode.text, clientId: clientID.text,
                workflows: Agreement.standard.map(\.workflow.number))
            try output.show(
                added, sentences: "Added \(username) (\(letterCode.text)) with workflows 1, 2, 3 and 4.",
                "Client ID, shown only once: \(clientID.text)")
        } catch let failure as CreateMerchant.Failure {
            throw Self.sentence(for: failure, of: username, letterCode.text)
        }
    }

    /// Required values, from the options or from questions at the terminal.
    private func answers() throws -> (letterCode: String, companyName: String, address: AddressChange) {
        let letterCode = letterCode ?? Question.ask("Letter code, two or three capitals")
        let companyName = companyName ?? Question.ask("Company name")
        var address = address.change
        address.street = address.street ?? Question.ask("Street")
        address.houseNumber = address.houseNumber ?? Question.ask("House number")
        address.postalCode = address.postalCode ?? Question.ask("Postal code")
        address.city = address.city ?? Question.ask("City")
        let names = [("--letter-code", letterCode), ("--company-name", companyName)].filter { $0.1 == nil }.map(\.0)
        guard let letterCode, let companyName, address.missing.isEmpty else {
            let missing = (names + address.missing).joined(separator: ", ")
            throw CommandFailure.usage("Required for invoices: add \(missing).")
        }
        guard !companyName.allSatisfy(\.isWhitespace) else {
            throw CommandFailure.usage("The company name is empty: set it with --company-name.")
        }
        return (letterCode, companyName, address)
    }

    private static func sentence(
        for failure: CreateMerchant.Failure, of username: String, _ letterCode: String
    ) -> CommandFailure {
        let cure = "choose another with --letter-code."
        return switch failure {
        case .usernameTaken:
            .failed("Merchant \(username) already exists: choose another username.")
        case .letterCodeTaken(let other) where other.text == letterCode:
            .failed("The letter code \(letterCode) is taken: \(cure)")
        case .letterCodeTaken(let other) where other.text.count > letterCode.count:
            .failed("The letter code \(letterCode) is the start of one that is taken (\(other.text)): \(cure)")
        case .letterCodeTaken(let other):
            .failed("The letter code \(letterCode) starts with one that is taken (\(other.text)): \(cure)")
        case .invalidUsername:
            .usage("\(username) is not a valid username: use 3 to 50 letters, digits, dots, hyphens, underscores or @.")
        }
    }

    private func readLetterCode(_ text: String) throws -> LetterCode {
        guard let code = LetterCode(text) else {
            throw CommandFailure.usage(
                "\(text) is not a valid letter code: use two or three capitals with --letter-code.")
        }
        return code
    }
}
