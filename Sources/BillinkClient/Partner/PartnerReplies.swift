/// Response to ``PartnerCalls/create(_:_:idempotencyKey:)``.
public struct CreatedMerchant: Hashable, Sendable, Decodable {
    /// Credentials with which the merchant calls the API. The client id is shown only once.
    public let credentials: Credentials
    /// Link at which the merchant sets a password, if requested. It is a secret: anyone who has it can set the
    /// password.
    public let changePasswordLink: Secret?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        credentials = Credentials(
            username: try members.requiredText(.username), clientID: try members.requiredText(.uniqueID))
        changePasswordLink = try members.nonEmptyText(.changePasswordLink).map { Secret($0) }
    }

    private enum Member: CodingKey { case username, uniqueID, changePasswordLink }
}

/// Response to an update of a merchant.
public struct UpdatedMerchant: Hashable, Sendable, Decodable {
    /// The merchant after the update.
    public let merchant: Merchant
    /// Link at which the merchant sets a password, if requested. It is a secret: anyone who has it can set the
    /// password.
    public let changePasswordLink: Secret?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        merchant = try members.decode(Merchant.self, forKey: .merchant)
        changePasswordLink = try members.nonEmptyText(.changePasswordLink).map { Secret($0) }
    }

    private enum Member: CodingKey { case merchant, changePasswordLink }
}

/// One page of a partner's merchants, sorted by username.
public struct MerchantPage: Hashable, Sendable, Decodable {
    /// Merchants of this page; empty beyond the last page.
    public let merchants: [Merchant]
    /// Page number, from 1.
    public let page: Int
    /// Merchants on a full page.
    public let pageSize: Int
    /// Number of merchants on all pages.
    public let totalMerchants: Int
    /// Number of pages.
    public let totalPages: Int

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        merchants = try members.decode([Merchant].self, forKey: .merchants)
        page = try members.requiredValue(.page) { Int($0) }
        pageSize = try members.requiredValue(.pageSize) { Int($0) }
        totalMerchants = try members.requiredValue(.totalMerchants) { Int($0) }
        totalPages = try members.requiredValue(.totalPages) { Int($0) }
    }

    private enum Member: String, CodingKey {
        case merchants, page, pageSize
        case totalMerchants = "total_merchants"
        case totalPages = "total_pages"
    }
}

/// Activation state of a merchant.
public struct MerchantStatus: Hashable, Sendable, Decodable {
    /// The merchant's username.
    public let username: String
    /// `true` while orders of the merchant are accepted.
    public let isActive: Bool

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        username = try members.requiredText(.username)
        isActive = try members.flag(.isActive) ?? false
    }

    private enum Member: CodingKey { case username, isActive }
}
