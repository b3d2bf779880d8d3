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
        letterCode = try members.nonEmptyText(.letterCode)
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
        companyName = try members.nonEmptyText(.companyName)
        cocNumber = try members.nonEmptyText(.cocNumber)
        vatNumber = try members.nonEmptyText(.vatNumber)
        firstName = try members.nonEmptyText(.firstName)
        lastName = try members.nonEmptyText(.lastName)
        email = try members.nonEmptyText(.email)
        phone = try members.nonEmptyText(.phone)
        contactEmail = try members.nonEmptyText(.contactEmail)
        contactPhone = try members.nonEmptyText(.contactPhone)
        street = try members.nonEmptyText(.street)
        houseNumber = try members.nonEmptyText(.houseNumber)
        houseExtension = try members.nonEmptyText(.houseExtension)
        postCode = try members.nonEmptyText(.postCode)
        city = try members.nonEmptyText(.city)
        countryCode = try members.nonEmptyText(.countryCode)
        bankAccountNumber = try members.nonEmptyText(.bankAccountNumber)
        bic = try members.nonEmptyText(.bic)
        accountHolder = try members.nonEmptyText(.tnv)
        websiteURL = try members.nonEmptyText(.websiteURL)
        clientPlatform = try members.nonEmptyText(.clientPlatform)
        method = try members.nonEmptyText(.method)
        workflows = try members.decodeIfPresent([MerchantWorkflow].self, forKey: .workflows)
    }
}
