import ArgumentParser
import Domain

/// Options for optional details of a merchant.
struct ProfileOptions: ParsableArguments {
    @Option(help: "Chamber of Commerce number (KvK); eight digits in the Netherlands.")
    var cocNumber: String?

    /// Former name of `--coc-number`.
    @Option(name: .customLong("chamber-of-commerce"), help: .hidden)
    var formerCocNumber: String?

    @Option(help: "VAT number, for example NL123456789B01.")
    var vatNumber: String?

    @Option(help: "IBAN for payouts.")
    var iban: String?

    @Option(help: "BIC of the bank.")
    var bic: String?

    @Option(help: "Name of the account holder.")
    var accountHolder: String?

    @Option(help: "Email address.")
    var email: String?

    @Option(help: "Phone number.")
    var phone: String?

    @Option(help: "Website.")
    var website: String?

    /// - Parameter country: country of the company's trade register; NL if `nil`.
    /// - Throws: `CommandFailure` for an invalid value.
    func change(country: String?) throws -> ProfileChange {
        let isDutch = country.map { CountryCode($0.trimmed) == .netherlands } ?? true
        var change = ProfileChange()
        change.chamberOfCommerceNumber = try OptionReader.read(
            cocNumber ?? formerCocNumber, as: "a Chamber of Commerce number"
        ) {
            ChamberOfCommerceNumber($0).flatMap { $0.isDutch || !isDutch ? $0 : nil }
        }
        change.vatNumber = try OptionReader.read(vatNumber, as: "a VAT number") {
            VATNumber($0)?.officialForm.flatMap(VATNumber.init)
        }
        change.iban = try OptionReader.read(iban, as: "an IBAN", IBAN.init)
        change.bic = try OptionReader.read(bic, as: "a BIC", BIC.init)
        change.email = try OptionReader.read(email, as: "an email address", EmailAddress.init)
        change.phone = try OptionReader.read(phone, as: "a phone number", PhoneNumber.init)
        change.accountHolder = accountHolder
        change.website = website
        return change
    }
}

/// Changes to a profile; values that are `nil` stay as they are.
struct ProfileChange: Hashable, Sendable {
    var companyName: String?
    var chamberOfCommerceNumber: ChamberOfCommerceNumber?
    var vatNumber: VATNumber?
    var iban: IBAN?
    var bic: BIC?
    var accountHolder: String?
    var email: EmailAddress?
    var phone: PhoneNumber?
    var website: String?

    var isEmpty: Bool { self == ProfileChange() }

    func apply(to profile: inout MerchantProfile) {
        profile.companyName = companyName ?? profile.companyName
        profile.chamberOfCommerceNumber = chamberOfCommerceNumber ?? profile.chamberOfCommerceNumber
        profile.vatNumber = vatNumber ?? profile.vatNumber
        profile.iban = iban ?? profile.iban
        profile.bic = bic ?? profile.bic
        profile.accountHolder = accountHolder ?? profile.accountHolder
        profile.email = email ?? profile.email
        profile.phone = phone ?? profile.phone
        profile.website = website ?? profile.website
    }
}
