import Domain
import Foundation

/// Merchant data sent by a partner, complete or partial.
package struct MerchantForm: Sendable {
    /// Submitted texts of the profile's fields.
    let texts: [MerchantField: String]
    let unreadableFields: Set<MerchantField>
    let username: ParsedField<String>
    let logo: ParsedField<Logo>
    let wantsPasswordLink: Bool
    let workflows: [WorkflowSelection]

    /// - Parameters:
    ///   - text: the trimmed text of a field; `nil` for an absent or empty one.
    ///   - unreadableFields: fields whose value has another type than the text, flag or list it should have.
    ///   - wantsPasswordLink: the response carries a link for setting a password.
    ///   - workflows: workflows to agree on, or whose start delay changes.
    package init(
        _ text: (MerchantField) -> String?, unreadableFields: Set<MerchantField>, wantsPasswordLink: Bool,
        workflows: [WorkflowSelection]
    ) {
        self.unreadableFields = unreadableFields
        self.wantsPasswordLink = wantsPasswordLink
        self.workflows = workflows
        var texts: [MerchantField: String] = [:]
        for field in MerchantField.ofProfile { texts[field] = text(field) }
        self.texts = texts
        username = ParsedField(text(.username)) { CreateMerchant.isUsername($0) ? $0 : nil }
        logo = ParsedField(text(.logo), Self.logo)
    }

    /// Ignores line breaks, which MIME encoders insert.
    private static func logo(_ base64: String) -> Logo? {
        Data(base64Encoded: Data(base64.utf8.filter { $0 > 0x20 })).flatMap { Logo([UInt8]($0)) }
    }
}

/// A workflow requested for a merchant, with its start delay.
package struct WorkflowSelection: Sendable {
    let number: ParsedField<Int>
    /// Calendar days between start-workflow and the invoice; the standard delay when absent.
    let startDelay: ParsedField<Int>

    /// - Parameters:
    ///   - number: submitted text, trimmed; `unreadableMarker` when the value is not a number.
    ///   - startDelay: submitted text, trimmed; `unreadableMarker` when the value is not a number.
    package init(number: String?, startDelay: String?) {
        self.number = ParsedField(number, WorkflowNumber.read)
        self.startDelay = ParsedField(startDelay) { text in
            Int(text).flatMap { Self.startDelays.contains($0) ? $0 : nil }
        }
    }

    /// Text that no field accepts, used for values that cannot be read.
    package static let unreadableMarker = "?"

    private static let startDelays = FieldLimits.startDelayDays
}

/// Fields of a profile, each absent, malformed or valid on its own.
struct ProfileForm: Sendable {
    let companyName: ParsedField<String>
    let country: ParsedField<CountryCode>
    let chamberOfCommerceNumber: ParsedField<ChamberOfCommerceNumber>
    let vatNumber: ParsedField<VATNumber>
    let firstName: ParsedField<String>
    let lastName: ParsedField<String>
    let email: ParsedField<EmailAddress>
    let phone: ParsedField<PhoneNumber>
    let contactEmail: ParsedField<EmailAddress>
    let contactPhone: ParsedField<PhoneNumber>
    let address: AddressForm
    let bankAccount: ParsedField<IBAN>
    let bic: ParsedField<BIC>
    let accountHolder: ParsedField<String>
    let website: ParsedField<ReturnURL>
    let clientPlatform: ParsedField<String>
    let method: ParsedField<String>

    init(_ texts: [MerchantField: String]) {
        let country = ParsedField(texts[.country], CountryCode.init)
        self.country = country
        companyName = ParsedField(texts[.companyName], Self.line)
        chamberOfCommerceNumber = ParsedField(texts[.chamberOfCommerceNumber]) { text in
            let number = ChamberOfCommerceNumber(text)
            return country.value == .netherlands && number?.isDutch == false ? nil : number
        }
        vatNumber = ParsedField(texts[.vatNumber]) { VATNumber($0)?.officialForm.flatMap(VATNumber.init) }
        firstName = ParsedField(texts[.firstName], Self.line)
        lastName = ParsedField(texts[.lastName], Self.line)
        email = ParsedField(texts[.email], EmailAddress.init)
        phone = ParsedField(texts[.phone], PhoneNumber.init)
        contactEmail = ParsedField(texts[.contactEmail], EmailAddress.init)
        contactPhone = ParsedField(texts[.contactPhone], PhoneNumber.init)
        address = AddressForm(
            street: texts[.street], houseNumber: texts[.houseNumber], houseExtension: texts[.houseExtension],
            postalCode: texts[.postalCode], city: texts[.city], country: texts[.country])
        bankAccount = ParsedField(texts[.bankAccount], IBAN.init)
        bic = ParsedField(texts[.bic], BIC.init)
        accountHolder = ParsedField(texts[.accountHolder], Self.line)
        website = ParsedField(texts[.website], ReturnURL.init)
        clientPlatform = ParsedField(texts[.clientPlatform], Self.line)
        method = ParsedField(texts[.method], Self.line)
    }

    private static func line(_ text: String) -> String? {
        FreeText.singleLine(maxLength: FieldLimits.merchantText)(text)
    }

    /// Returns the profile with the submitted fields changed; a complete form changes all of them.
    func applied(to old: MerchantProfile) -> MerchantProfile {
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
        profile.integrationMethod = method.value
        return profile
    }
}
