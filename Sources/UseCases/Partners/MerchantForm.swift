import Domain
import Foundation

/// A merchant as a partner describes it, complete or in part.
package struct MerchantForm: Sendable {
    /// What was sent in the fields of the profile.
    let texts: [MerchantField: String]
    let unreadable: Set<MerchantField>
    let username: Field<String>
    let logo: Field<Logo>
    let wantsPasswordLink: Bool
    let workflows: [WorkflowWish]

    /// - Parameters:
    ///   - text: what a field says, trimmed; nothing where it says nothing.
    ///   - unreadable: the fields in which something else stands than a text, a flag or a list, as they should have.
    ///   - workflows: those that the merchant is to have, or to have otherwise.
    package init(
        _ text: (MerchantField) -> String?, unreadable: Set<MerchantField>, wantsPasswordLink: Bool,
        workflows: [WorkflowWish]
    ) {
        self.unreadable = unreadable
        self.wantsPasswordLink = wantsPasswordLink
        self.workflows = workflows
        var texts: [MerchantField: String] = [:]
        for field in MerchantField.ofProfile { texts[field] = text(field) }
        self.texts = texts
        username = Field(text(.username)) { AddMerchant.isUsername($0) ? $0 : nil }
        logo = Field(text(.logo), Self.logo)
    }

    /// Programs that encode for mail put line breaks in.
    private static func logo(_ base64: String) -> Logo? {
        Data(base64Encoded: Data(base64.utf8.filter { $0 > 0x20 })).flatMap { Logo([UInt8]($0)) }
    }
}

/// A workflow that a merchant is to have, with its start delay.
package struct WorkflowWish: Sendable {
    let number: Field<Int>
    /// Calendar days between start-workflow and the invoice; the standard's where it is absent.
    let startDelay: Field<Int>

    /// - Parameters:
    ///   - number: as it was sent, trimmed; `unreadable` for something else than a number.
    ///   - startDelay: the same.
    package init(number: String?, startDelay: String?) {
        self.number = Field(number, WorkflowNumber.read)
        self.startDelay = Field(startDelay) { text in Int(text).flatMap { Self.startDelays.contains($0) ? $0 : nil } }
    }

    /// What no field takes.
    package static let unreadable = "?"

    /// Two months: an invoice that comes later is none that anybody expects.
    private static let startDelays = FieldLimits.startDelayDays
}

/// The fields of a profile, each absent, malformed or valid in itself.
struct ProfileForm: Sendable {
    let companyName: Field<String>
    let country: Field<CountryCode>
    let chamberOfCommerceNumber: Field<ChamberOfCommerceNumber>
    let vatNumber: Field<VATNumber>
    let firstName: Field<String>
    let lastName: Field<String>
    let email: Field<EmailAddress>
    let phone: Field<PhoneNumber>
    let contactEmail: Field<EmailAddress>
    let contactPhone: Field<PhoneNumber>
    let address: AddressForm
    let bankAccount: Field<IBAN>
    let bic: Field<BIC>
    let accountHolder: Field<String>
    let website: Field<ReturnURL>
    let clientPlatform: Field<String>
    let method: Field<String>

    init(_ texts: [MerchantField: String]) {
        let country = Field(texts[.country], CountryCode.init)
        self.country = country
        companyName = Field(texts[.companyName], Self.line)
        chamberOfCommerceNumber = Field(texts[.chamberOfCommerceNumber]) { text in
            let number = ChamberOfCommerceNumber(text)
            return country.value == .netherlands && number?.isDutch == false ? nil : number
        }
        vatNumber = Field(texts[.vatNumber]) { VATNumber($0)?.official.flatMap(VATNumber.init) }
        firstName = Field(texts[.firstName], Self.line)
        lastName = Field(texts[.lastName], Self.line)
        email = Field(texts[.email], EmailAddress.init)
        phone = Field(texts[.phone], PhoneNumber.init)
        contactEmail = Field(texts[.contactEmail], EmailAddress.init)
        contactPhone = Field(texts[.contactPhone], PhoneNumber.init)
        address = AddressForm(
            street: texts[.street], houseNumber: texts[.houseNumber], houseExtension: texts[.houseExtension],
            postalCode: texts[.postalCode], city: texts[.city], country: texts[.country])
        bankAccount = Field(texts[.bankAccount], IBAN.init)
        bic = Field(texts[.bic], BIC.init)
        accountHolder = Field(texts[.accountHolder], Self.line)
        website = Field(texts[.website], ReturnURL.init)
        clientPlatform = Field(texts[.clientPlatform], Self.line)
        method = Field(texts[.method], Self.line)
    }

    private static func line(_ text: String) -> String? { FreeText.line(upTo: FieldLimits.merchantText)(text) }

    /// The profile with what the form says; only the form of a complete profile changes all of it.
    func written(into old: MerchantProfile) -> MerchantProfile {
        var profile = old
        profile.companyName = companyName.value ?? old.companyName
        profile.chamberOfCommerceNumber = chamberOfCommerceNumber.value
        profile.vatNumber = vatNumber.value
        profile.contactFirstName = firstName.value
        profile.contactLastName = lastName.value
        profile.email = email.value
        profile.phone = phone.value
        profile.contactEmail = contactEmail.value
        profile.contactPhone = contactPhone.value
        profile.address = address.address
        profile.iban = bankAccount.value
        profile.bic = bic.value
        profile.accountHolder = accountHolder.value
        profile.website = website.value?.text
        profile.clientPlatform = clientPlatform.value
        profile.method = method.value
        return profile
    }
}
