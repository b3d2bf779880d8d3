/// A merchant that was made.
public struct CreatedMerchant: Hashable, Sendable, Decodable {
    /// With what the merchant calls the API. The client id is shown this once.
    public let credentials: Credentials
    /// Where the merchant can set a password, if that was asked for. Who has it can do so.
    public let changePasswordLink: Secret?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        credentials = Credentials(
            username: try members.requiredText(.username), clientID: try members.requiredText(.uniqueID))
        changePasswordLink = try members.nonEmptyText(.changePasswordLink).map { Secret($0) }
    }

    private enum Member: CodingKey { case username, uniqueID, changePasswordLink }
}

/// A merchant that was changed.
public struct UpdatedMerchant: Hashable, Sendable, Decodable {
    /// As it is now.
    public let merchant: Merchant
    /// Where the merchant can set a password, if that was asked for. Who has it can do so.
    public let changePasswordLink: Secret?

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        merchant = try members.decode(Merchant.self, forKey: .merchant)
        changePasswordLink = try members.nonEmptyText(.changePasswordLink).map { Secret($0) }
    }

    private enum Member: CodingKey { case merchant, changePasswordLink }
}

/// Some of a partner's merchants, in the order of their usernames.
public struct MerchantPage: Hashable, Sendable, Decodable {
    /// Those of this page; none beyond the last one.
    public let merchants: [Merchant]
    /// Which page it is, from 1.
    public let page: Int
    /// How many stand on a page.
    public let pageSize: Int
    /// How many there are.
    public let totalMerchants: Int
    /// How many pages there are.
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

/// Whether a merchant may have orders taken in.
public struct MerchantStatus: Hashable, Sendable, Decodable {
    /// Its name on the platform.
    public let username: String
    /// Whether it may.
    public let isActive: Bool

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        username = try members.requiredText(.username)
        isActive = try members.flag(.isActive) ?? false
    }

    private enum Member: CodingKey { case username, isActive }
}
