public import Foundation

/// A merchant of a partner, as the platform stores it, without its client id.
public struct Merchant: Hashable, Sendable, Decodable {
    /// The merchant's username on the platform.
    public let username: String
    /// Letters in the merchant's invoice numbers, after the workflow number.
    public let letterCode: String?
    /// `true` while orders of the merchant are accepted.
    public let isActive: Bool
    /// Time at which the merchant was created.
    public let createdAt: Date?
    /// Details as the partner sent them. ``MerchantDetails/logo`` and ``MerchantDetails/changePasswordLink`` are `nil`.
    public let details: MerchantDetails
    /// `true` for a merchant with a logo on its hosted checkout.
    public let hasLogo: Bool

    /// Workflows agreed on with the merchant.
    public var workflows: [MerchantWorkflow] { details.workflows ?? [] }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        username = try members.requiredText(.username)
        letterCode = try members.nonEmptyText(.letterCode)
        isActive = try members.flag(.isActive) ?? false
        createdAt = try members.value(.createdAt, InstantText.moment)
        hasLogo = try members.flag(.hasLogo) ?? false
        details = try MerchantDetails(members: members)
    }

    fileprivate enum Member: String, CodingKey {
        case username, letterCode, isActive, createdAt, hasLogo
        case companyName
        case chamberOfCommerceNumber = "cocNumber"
        case vatNumber, firstName, lastName, email, phone, contactEmail, contactPhone
        case street, houseNumber, houseExtension, postCode, city, countryCode, bankAccountNumber, bic, tnv
        case websiteURL = "websiteUrl"
        case clientPlatform, method, workflows
    }
}

extension MerchantDetails {
    fileprivate init(members: KeyedDecodingContainer<Merchant.Member>) throws {
        companyName = try members.nonEmptyText(.companyName)
        chamberOfCommerceNumber = try members.nonEmptyText(.chamberOfCommerceNumber)
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
