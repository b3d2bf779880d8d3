public import Foundation

/// Details of a new merchant, or changes to an existing one.
///
/// A new merchant requires all members marked as required. In an update, members that are `nil` stay as they are.
public struct MerchantDetails: Hashable, Sendable, Encodable {
    /// Company name. Required.
    public var companyName: String?
    /// Chamber of Commerce number. Required.
    public var chamberOfCommerceNumber: String?
    /// VAT number. Required.
    public var vatNumber: String?
    /// First name of the contact person. Required.
    public var firstName: String?
    /// Last name of the contact person. Required.
    public var lastName: String?
    /// Email address of the contact person. Required.
    public var email: String?
    /// Phone number of the contact person. Required.
    public var phone: String?
    /// Email address for customers. Required.
    public var contactEmail: String?
    /// Phone number for customers. Required.
    public var contactPhone: String?
    /// Street of the company's address, without the number. Required.
    public var street: String?
    /// House number; begins with a digit. Required.
    public var houseNumber: String?
    /// House number suffix.
    public var houseExtension: String?
    /// Postal code in the country's format. Required.
    public var postCode: String?
    /// City. Required.
    public var city: String?
    /// Country code of two letters. Required.
    public var countryCode: String?
    /// IBAN for payouts. Required.
    public var bankAccountNumber: String?
    /// BIC of the bank. Required.
    public var bic: String?
    /// Account holder. Required.
    public var accountHolder: String?
    /// URL of the shop.
    public var websiteURL: String?
    /// Shop software, for example `Shopware`.
    public var clientPlatform: String?
    /// Logo as PNG or SVG, at most 256 KiB.
    public var logo: Data?
    /// Integration method, for example `API`.
    public var method: String?
    /// Set to `true` for a link in the response at which the merchant sets a password.
    public var changePasswordLink: Bool?
    /// Workflows to agree on, with the days until the invoice.
    public var workflows: [MerchantWorkflow]?

    /// Creates details in which every member is `nil`.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case companyName
        case chamberOfCommerceNumber = "cocNumber"
        case vatNumber, firstName, lastName, email, phone, contactEmail, contactPhone
        case street, houseNumber, houseExtension, postCode, city, countryCode, bankAccountNumber, bic
        case accountHolder = "tnv"
        case websiteURL = "websiteUrl"
        case clientPlatform
        case logo = "logoBase64"
        case method, changePasswordLink, workflows
    }
}

/// Body of a call about a merchant: its username and, where they are sent, its details.
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
