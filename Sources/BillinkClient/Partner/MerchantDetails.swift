public import Foundation

/// What a partner says of a merchant: all that is needed of a new one, or what is to change of one that is there.
///
/// A member without a value is left as it is.
public struct MerchantDetails: Hashable, Sendable, Encodable {
    /// The company's name. Needed for a new merchant.
    public var companyName: String?
    /// Its number at the Chamber of Commerce. Needed for a new merchant.
    public var cocNumber: String?
    /// Its VAT number. Needed for a new merchant.
    public var vatNumber: String?
    /// Of the person who acts for it. Needed for a new merchant.
    public var firstName: String?
    /// Of the person who acts for it. Needed for a new merchant.
    public var lastName: String?
    /// Of the person who acts for it. Needed for a new merchant.
    public var email: String?
    /// Of the person who acts for it. Needed for a new merchant.
    public var phone: String?
    /// Where customers write. Needed for a new merchant.
    public var contactEmail: String?
    /// Where customers call. Needed for a new merchant.
    public var contactPhone: String?
    /// Where it is. Needed for a new merchant.
    public var street: String?
    /// Where it is. Needed for a new merchant.
    public var houseNumber: String?
    /// What follows the number.
    public var houseExtension: String?
    /// Where it is. Needed for a new merchant.
    public var postCode: String?
    /// Where it is. Needed for a new merchant.
    public var city: String?
    /// Two letters. Needed for a new merchant.
    public var countryCode: String?
    /// The IBAN to which its money goes. Needed for a new merchant.
    public var bankAccountNumber: String?
    /// The bank's code. Needed for a new merchant.
    public var bic: String?
    /// In whose name the account is. Needed for a new merchant.
    public var accountHolder: String?
    /// Its shop's address.
    public var websiteURL: String?
    /// What its shop runs on.
    public var clientPlatform: String?
    /// A picture, PNG or SVG, of at most 256 KiB.
    public var logo: Data?
    /// How it is connected.
    public var method: String?
    /// Whether the reply is to carry an address at which a password can be set.
    public var changePasswordLink: Bool?
    /// Terms, and days before the first invoice.
    public var workflows: [MerchantWorkflow]?

    /// Without a value anywhere.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case companyName, cocNumber, vatNumber, firstName, lastName, email, phone, contactEmail, contactPhone
        case street, houseNumber, houseExtension, postCode, city, countryCode, bankAccountNumber, bic
        case accountHolder = "tnv"
        case websiteURL = "websiteUrl"
        case clientPlatform
        case logo = "logoBase64"
        case method, changePasswordLink, workflows
    }
}

/// A merchant's name, and what is said of it.
struct MerchantBody: Encodable {
    let username: String
    var details = MerchantDetails()

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Member.self)
        try container.encode(username, forKey: .username)
        try details.encode(to: encoder)
    }

    private enum Member: CodingKey { case username }
}
