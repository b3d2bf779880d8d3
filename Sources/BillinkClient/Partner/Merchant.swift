public import Foundation

/// A merchant under a partner, as the platform knows it. Its client id is not told.
public struct Merchant: Hashable, Sendable, Decodable {
    /// Its name on the platform.
    public let username: String
    /// What its invoice numbers begin with, behind the workflow.
    public let letterCode: String?
    /// Whether it may have orders taken in.
    public let isActive: Bool
    /// When it was made.
    public let createdAt: Date?
    /// What the partner said of it. ``MerchantDetails/logo`` and ``MerchantDetails/changePasswordLink`` are not told.
    public let details: MerchantDetails
    /// Whether it has a logo.
    public let hasLogo: Bool

    /// The terms it has.
    public var workflows: [MerchantWorkflow] { details.workflows ?? [] }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        username = try members.requiredText(.username)
        letterCode = try members.filledText(.letterCode)
        isActive = try members.flag(.isActive) ?? false
        createdAt = try members.value(.createdAt, InstantText.moment)
        hasLogo = try members.flag(.hasLogo) ?? false
        details = try MerchantDetails(told: members)
    }

    fileprivate enum Member: String, CodingKey {
        case username, letterCode, isActive, createdAt, hasLogo
        case companyName, cocNumber, vatNumber, firstName, lastName, email, phone, contactEmail, contactPhone
        case street, houseNumber, houseExtension, postCode, city, countryCode, bankAccountNumber, bic, tnv
        case websiteURL = "websiteUrl"
        case clientPlatform, method, workflows
    }
}

extension MerchantDetails {
    fileprivate init(told members: KeyedDecodingContainer<Merchant.Member>) throws {
        companyName = try members.filledText(.companyName)
        cocNumber = try members.filledText(.cocNumber)
        vatNumber = try members.filledText(.vatNumber)
        firstName = try members.filledText(.firstName)
        lastName = try members.filledText(.lastName)
        email = try members.filledText(.email)
        phone = try members.filledText(.phone)
        contactEmail = try members.filledText(.contactEmail)
        contactPhone = try members.filledText(.contactPhone)
        street = try members.filledText(.street)
        houseNumber = try members.filledText(.houseNumber)
        houseExtension = try members.filledText(.houseExtension)
        postCode = try members.filledText(.postCode)
        city = try members.filledText(.city)
        countryCode = try members.filledText(.countryCode)
        bankAccountNumber = try members.filledText(.bankAccountNumber)
        bic = try members.filledText(.bic)
        tnv = try members.filledText(.tnv)
        websiteURL = try members.filledText(.websiteURL)
        clientPlatform = try members.filledText(.clientPlatform)
        method = try members.filledText(.method)
        workflows = try members.decodeIfPresent([MerchantWorkflow].self, forKey: .workflows)
    }
}
