import ArgumentParser
import Domain
import Storage
import UseCases

/// `naderhand merchant add`
struct MerchantAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a merchant with workflows 1 to 4, and prints its client id.",
        discussion: """
            The client id is the merchant's secret. It is printed this once; the database keeps its hash only.
            """)

    @OptionGroup var options: PlatformOptions

    @Argument(help: "The name the merchant's shop sends: 3 to 50 letters, digits, dots, hyphens, underscores, @.")
    var username: String

    @Option(help: "Two or three capitals for its invoice numbers; no two merchants have the same.")
    var letterCode: String

    @Option(help: "The company's name.")
    var companyName: String

    @Option(help: "Its Chamber of Commerce number: eight digits.")
    var chamberOfCommerce: String?

    @Option(help: "Its VAT number, NL123456789B01.")
    var vatNumber: String?

    @Option(help: "The account it is paid on.")
    var iban: String?

    @Option(help: "The bank's BIC.")
    var bic: String?

    @Option(help: "In whose name the account is.")
    var accountHolder: String?

    @Option(help: "Its e-mail address.")
    var email: String?

    @Option(help: "Its telephone number.")
    var phone: String?

    @Option(help: "Its website.")
    var website: String?

    @Flag(help: "Whether it may manage merchants of its own.")
    var partner = false

    func run() async throws {
        guard AddMerchant.isUsername(username) else { throw sentence(for: .wrongUsername) }
        let (letterCode, profile) = try (readLetterCode(), readProfile())
        let platform = try await options.open(mayCreate: true)
        do {
            let clientID = try await AddMerchant(platform)(
                username: username, letterCode: letterCode, profile: profile)
            try await platform.database.close()
            print("Added \(username) (\(letterCode.text)) with workflows 1, 2, 3 and 4.")
            print("Client id, shown this once: \(clientID.text)")
        } catch let failure as AddMerchant.Failure {
            throw sentence(for: failure)
        }
    }

    private func sentence(for failure: AddMerchant.Failure) -> CommandFailure {
        switch failure {
        case .usernameTaken:
            .impossible("There is a merchant \(username) already: choose another username.")
        case .letterCodeTaken(let other) where other.text == letterCode:
            .impossible("The letter code \(letterCode) is taken: choose another with --letter-code.")
        case .letterCodeTaken(let other) where other.text.count > letterCode.count:
            .impossible(
                "The letter code \(letterCode) begins one that is taken (\(other.text)): choose another with "
                    + "--letter-code.")
        case .letterCodeTaken(let other):
            .impossible(
                "The letter code \(letterCode) begins with one that is taken (\(other.text)): choose another with "
                    + "--letter-code.")
        case .wrongUsername:
            .usage("\(username) cannot be a username: use 3 to 50 letters, digits, dots, hyphens, underscores or @.")
        }
    }

    private func readLetterCode() throws -> LetterCode {
        guard let code = LetterCode(letterCode) else {
            throw CommandFailure.usage("\(letterCode) is not a letter code: give --letter-code two or three capitals.")
        }
        return code
    }

    private func readProfile() throws -> MerchantProfile {
        guard !companyName.allSatisfy(\.isWhitespace) else {
            throw CommandFailure.usage("The company needs a name: give --company-name one.")
        }
        var profile = MerchantProfile(companyName: companyName, isPartner: partner)
        profile.chamberOfCommerceNumber = try read(chamberOfCommerce, as: "a Chamber of Commerce number") {
            ChamberOfCommerceNumber($0).flatMap { $0.isDutch ? $0 : nil }
        }
        profile.vatNumber = try read(vatNumber, as: "a VAT number") { VATNumber($0)?.official.flatMap(VATNumber.init) }
        profile.iban = try read(iban, as: "an IBAN", IBAN.init)
        profile.bic = try read(bic, as: "a BIC", BIC.init)
        profile.email = try read(email, as: "an e-mail address", EmailAddress.init)
        profile.phone = try read(phone, as: "a telephone number", PhoneNumber.init)
        profile.accountHolder = accountHolder
        profile.website = website
        return profile
    }

    private func read<Value>(_ text: String?, as kind: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text else { return nil }
        guard let value = read(text) else { throw CommandFailure.usage("\(text) is not \(kind): correct it.") }
        return value
    }
}
