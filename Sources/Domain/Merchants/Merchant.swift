/// A shop whose orders the platform collects.
package struct Merchant: Hashable, Sendable {
    package let id: Identifier
    package var username: String
    package var letterCode: LetterCode
    /// False for a merchant that manages existing orders only and gets no new checks and orders.
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

/// Two or three capitals in a merchant's invoice numbers, unique among merchants.
package struct LetterCode: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIICapital) else { return nil }
        self.text = text
    }
}

/// Company, bank and contact details of a merchant. Everything but the name may be added later.
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
    /// First name of the platform's contact person at the company.
    package var contactFirstName: String?
    package var contactLastName: String?
    package var contactEmail: EmailAddress?
    package var contactPhone: PhoneNumber?
    /// Shop software, as the partner or operator described it.
    package var clientPlatform: String?
    package var integrationMethod: String?
    /// True if the merchant may create and manage other merchants.
    package var isPartner: Bool

    /// Names of the stored JSON members.
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
