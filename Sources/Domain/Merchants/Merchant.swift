/// A shop that lets the platform collect for it.
package struct Merchant: Hashable, Sendable {
    package let id: Identifier
    package var username: String
    package var letterCode: LetterCode
    /// A merchant that is not active follows and manages what it has, and gets no new checks and orders.
    package var isActive: Bool
    package var profile: MerchantProfile

    package init(id: Identifier, username: String, letterCode: LetterCode, isActive: Bool, profile: MerchantProfile) {
        self.id = id
        self.username = username
        self.letterCode = letterCode
        self.isActive = isActive
        self.profile = profile
    }
}

/// The two or three capitals in a merchant's invoice numbers; no two merchants have the same.
package struct LetterCode: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIICapital) else { return nil }
        self.text = text
    }
}

/// Who the merchant is, for invoices and settlement. Everything but the name can be filled in later.
package struct MerchantProfile: Hashable, Sendable, Codable {
    package var companyName: String
    package var chamberOfCommerceNumber: ChamberOfCommerceNumber?
    package var vatNumber: VATNumber?
    package var address: Address?
    package var iban: IBAN?
    package var bic: BIC?
    package var accountHolder: String?
    package var email: EmailAddress?
    package var phone: PhoneNumber?
    package var website: String?
    /// Whom the platform speaks to at the company.
    package var contactFirstName: String?
    package var contactLastName: String?
    package var contactEmail: EmailAddress?
    package var contactPhone: PhoneNumber?
    /// What its shop runs on, and how it is connected, in the words of whoever brought it here.
    package var clientPlatform: String?
    package var integrationMethod: String?
    /// Whether the merchant may create and manage merchants of its own.
    package var isPartner: Bool

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case companyName = "companyName", chamberOfCommerceNumber = "chamberOfCommerceNumber", vatNumber = "vatNumber"
        case address = "address", iban = "iban", bic = "bic", accountHolder = "accountHolder", email = "email"
        case phone = "phone", website = "website", contactFirstName = "contactFirstName"
        case contactLastName = "contactLastName", contactEmail = "contactEmail", contactPhone = "contactPhone"
        case clientPlatform = "clientPlatform", integrationMethod = "method", isPartner = "isPartner"
    }

    package init(companyName: String, isPartner: Bool = false) {
        self.companyName = companyName
        self.isPartner = isPartner
    }
}
