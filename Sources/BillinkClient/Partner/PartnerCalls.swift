/// Calls of a partner about its merchants: ``BillinkClient/partner``.
///
/// The client uses the partner's credentials. A merchant of another partner is treated as unknown: HTTP status 404.
public struct PartnerCalls: Sendable {
    let executor: RequestExecutor

    /// Creates a merchant.
    /// - Parameters:
    ///   - username: the merchant's username, unique on the platform.
    ///   - details: required members are listed at ``MerchantDetails``.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Returns: the merchant's credentials. They are shown only once.
    /// - Throws: ``BillinkError``; ``BillinkError/problems`` lists all invalid members.
    public func create(
        _ username: String, _ details: MerchantDetails, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> CreatedMerchant {
        let body = MerchantBody(username: username, details: details)
        return try await executor.send(.mutation("v2/partner/merchant/create", body, under: idempotencyKey))
    }

    /// Fetches a merchant's details.
    /// - Parameter username: the merchant's username.
    /// - Throws: ``BillinkError``
    public func info(_ username: String) async throws(BillinkError) -> Merchant {
        let reply: MerchantReply = try await executor.send(
            .query("v2/partner/merchant/info", MerchantBody(username: username)))
        return reply.merchant
    }

    /// Fetches one page of merchants.
    /// - Parameters:
    ///   - page: page number, from 1.
    ///   - pageSize: merchants on a page, 1 to 100.
    ///   - search: part of company name or username, case-insensitive; up to 100 characters.
    /// - Throws: ``BillinkError``
    public func list(
        page: Int = 1, pageSize: Int = 25, search: String? = nil
    ) async throws(BillinkError) -> MerchantPage {
        let body = ListBody(page: page, pageSize: pageSize, search: search)
        return try await executor.send(.query("v2/partner/merchant/list", body))
    }

    /// All merchants, fetched page by page.
    /// - Parameters:
    ///   - search: part of company name or username, case-insensitive; up to 100 characters.
    ///   - pageSize: merchants per request, 1 to 100.
    public func merchants(search: String? = nil, pageSize: Int = 100) -> MerchantSequence {
        MerchantSequence(calls: self, search: search, pageSize: pageSize)
    }

    /// Changes a merchant's details.
    /// - Parameters:
    ///   - username: the merchant's username.
    ///   - changes: members to change; those that are `nil` stay as they are.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``; ``BillinkError/problems`` lists all invalid members.
    public func update(
        _ username: String, _ changes: MerchantDetails, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> UpdatedMerchant {
        let body = MerchantBody(username: username, details: changes)
        return try await executor.send(.mutation("v2/partner/merchant/update", body, under: idempotencyKey))
    }

    /// Replaces a merchant's client id. The old one stops working at once.
    /// - Parameters:
    ///   - username: the merchant's username.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Returns: the merchant's new credentials. They are shown only once.
    /// - Throws: ``BillinkError``
    public func rotateClientID(
        _ username: String, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Credentials {
        let body = MerchantBody(username: username)
        let reply: CreatedMerchant = try await executor.send(
            .mutation("v2/partner/merchant/rotate-id", body, under: idempotencyKey))
        return reply.credentials
    }

    /// Deactivates a merchant, whose new orders are then refused. Can be repeated.
    /// - Parameters:
    ///   - username: the merchant's username.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func deactivate(
        _ username: String, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> MerchantStatus {
        let body = MerchantBody(username: username)
        return try await executor.send(.mutation("v2/partner/merchant/deactivate", body, under: idempotencyKey))
    }

    /// Reactivates a merchant. Can be repeated.
    /// - Parameters:
    ///   - username: the merchant's username.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``
    public func reactivate(
        _ username: String, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> MerchantStatus {
        let body = MerchantBody(username: username)
        return try await executor.send(.mutation("v2/partner/merchant/reactivate", body, under: idempotencyKey))
    }

    private struct ListBody: Encodable {
        let page: Int
        let pageSize: Int
        let search: String?
    }

    private struct MerchantReply: Decodable {
        let merchant: Merchant
    }
}
