import Domain
import UseCases

/// Output of a merchant, with the v2 API's names in JSON.
struct MerchantOutput: Encodable {
    struct Webhook: Encodable {
        let subject: String
        let url: String
        let isSigned: Bool
    }

    struct Limit: Encodable {
        let perSecond: Int
        let burst: Int
    }

    let username: String
    let letterCode: String
    let isActive: Bool
    let isPartner: Bool
    let partner: String?
    let companyName: String
    let street: String?
    let houseNumber: String?
    let houseExtension: String?
    let postCode: String?
    let city: String?
    let countryCode: String?
    let cocNumber: String?
    let vatNumber: String?
    let bankAccountNumber: String?
    let bic: String?
    let accountHolder: String?
    let email: String?
    let phone: String?
    let websiteUrl: String?
    let payable: String
    let requestLimit: Limit?
    let workflows: [WorkflowOutput]
    let webhooks: [Webhook]

    init(_ description: DescribeMerchant.Description) {
        let (merchant, profile) = (description.merchant, description.merchant.profile)
        username = merchant.username
        letterCode = merchant.letterCode.text
        isActive = merchant.isActive
        isPartner = profile.isPartner
        partner = description.partner
        companyName = profile.companyName
        street = profile.address?.street
        houseNumber = profile.address?.houseNumber.text
        houseExtension = profile.address?.houseExtension?.text
        postCode = profile.address?.postalCode.text
        city = profile.address?.city?.text
        countryCode = profile.address?.country.text
        cocNumber = profile.chamberOfCommerceNumber?.text
        vatNumber = profile.vatNumber?.text
        bankAccountNumber = profile.iban?.text
        bic = profile.bic?.text
        accountHolder = profile.accountHolder
        email = profile.email?.text
        phone = profile.phone?.text
        websiteUrl = profile.website
        payable = "\(description.payable)"
        requestLimit = description.requestLimit.map { Limit(perSecond: $0.perSecond, burst: $0.burst) }
        workflows = description.agreements.filter { $0.hasBegun(on: description.today) }.map(WorkflowOutput.init)
        webhooks = description.webhooks.map {
            Webhook(subject: $0.topic.rawValue, url: $0.url.text, isSigned: $0.isSigned)
        }
    }

    func lines(for terminal: Terminal) -> [String] {
        let rows = rows.compactMap { name, value in value.map { [Span("  \(name)"), Span($0)] } }
        let heading = terminal.line([
            Span("\(companyName) (\(username), \(letterCode))", .heading),
            isActive ? "" : Span(" deactivated", .warning),
        ])
        let webhooks = webhooks.map { "  \($0.subject.padded(to: 8)) \($0.url)\($0.isSigned ? ", signed" : "")" }
        return [heading, ""] + TextTable(rows: rows).lines(for: terminal) + ["", "Workflows"]
            + WorkflowOutput.table(workflows).lines(for: terminal)
            + (webhooks.isEmpty ? [] : ["", "Webhooks"] + webhooks.map { terminal.line([Span($0)]) })
    }

    private var rows: [(String, String?)] {
        let house = [street, houseNumber, houseExtension].compactMap(\.self).joined(separator: " ")
        let place = [postCode, city, countryCode].compactMap(\.self).joined(separator: " ")
        let address = [house, place].filter { !$0.isEmpty }.joined(separator: ", ")
        let contact = [email, phone, websiteUrl].compactMap(\.self).joined(separator: ", ")
        let account = [bankAccountNumber, bic, accountHolder].compactMap(\.self).joined(separator: ", ")
        let limit = requestLimit.map { "\($0.perSecond) per second, bursts of \($0.burst)" }
        return [
            ("Address", address.isEmpty ? "none yet: set it with naderhand merchant update" : address),
            ("KvK number", cocNumber), ("VAT number", vatNumber), ("Account", account.isEmpty ? nil : account),
            ("Contact", contact.isEmpty ? nil : contact), ("Partner", partner),
            ("Manages", isPartner ? "its own merchants" : nil), ("Payable", payable),
            ("Requests", limit ?? "no limit"),
        ]
    }
}
