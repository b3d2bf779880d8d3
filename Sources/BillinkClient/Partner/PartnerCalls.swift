/// The calls of a partner about the merchants under it: ``BillinkClient/partner``.
///
/// The client's credentials are those of the partner. A merchant that is not under it is as one that is not there: HTTP
/// status 404.
public struct PartnerCalls: Sendable {
    let exchange: RequestExecutor

    /// Makes a merchant.
    /// - Parameters:
    ///   - username: its name on the platform, which nobody else may have.
    ///   - details: what is to be known of it; ``MerchantDetails`` says what is needed.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Returns: its credentials, which are shown this once.
    /// - Throws: ``BillinkError``; ``BillinkError/problems`` names every member that is wrong.
    public func create(
        _ username: String, _ details: MerchantDetails, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> CreatedMerchant {
        let body = MerchantBody(username: username, details: details)
        return try await exchange.send(.mutation("v2/partner/merchant/create", body, under: idempotencyKey))
    }

    /// Asks what is known of a merchant.
    /// - Parameter username: its name on the platform.
    /// - Throws: ``BillinkError``
    public func info(_ username: String) async throws(BillinkError) -> Merchant {
        let reply: MerchantReply = try await exchange.send(
            .query("v2/partner/merchant/info", MerchantBody(username: username)))
        return reply.merchant
    }

    /// Asks for one page of the merchants.
    /// - Parameters:
    ///   - page: from 1.
    ///   - pageSize: 1 to 100.
    ///   - search: what company name or username have in them, without regard to case; up to 100 characters.
    /// - Throws: ``BillinkError``
    public func list(
        page: Int = 1, pageSize: Int = 25, search: String? = nil
    ) async throws(BillinkError) -> MerchantPage {
        let body = ListBody(page: page, pageSize: pageSize, search: search)
        return try await exchange.send(.query("v2/partner/merchant/list", body))
    }

    /// All merchants, page after page as they are needed.
    /// - Parameters:
    ///   - search: what company name or username have in them, without regard to case; up to 100 characters.
    ///   - pageSize: how many are asked for at once, 1 to 100.
    public func merchants(search: String? = nil, pageSize: Int = 100) -> MerchantSequence {
        MerchantSequence(calls: self, search: search, pageSize: pageSize)
    }

    /// Changes what is known of a merchant.
    /// - Parameters:
    ///   - username: its name on the platform.
    ///   - changes: what is to be otherwise; a member without a value is left as it is.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``; ``BillinkError/problems`` names every member that is wrong.
    public func update(
        _ username: String, _ changes: MerchantDetails, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> UpdatedMerchant {
        let body = MerchantBody(username: username, details: changes)
        return try await exchange.send(.mutation("v2/partner/merchant/update", body, under: idempotencyKey))
    }

    /// Gives a merchant a new client id. The one it had stops at once.
    /// - Parameters:
    ///   - username: its name on the platform.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Returns: its new credentials, which are shown this once.
    /// - Throws: ``BillinkError``
    public func rotateClientID(
        _ username: String, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> Credentials {
        let body = MerchantBody(username: username)
        let reply: CreatedMerchant = try await exchange.send(
            .mutation("v2/partner/merchant/rotate-id", body, under: idempotencyKey))
        return reply.credentials
    }

    /// Has no more orders of a merchant taken in. Twice is the same as once.
    /// - Parameters:
    ///   - username: its name on the platform.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func deactivate(
        _ username: String, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> MerchantStatus {
        let body = MerchantBody(username: username)
        return try await exchange.send(.mutation("v2/partner/merchant/deactivate", body, under: idempotencyKey))
    }

    /// Has orders of a merchant taken in again. Twice is the same as once.
    /// - Parameters:
    ///   - username: its name on the platform.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``
    public func reactivate(
        _ username: String, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> MerchantStatus {
        let body = MerchantBody(username: username)
        return try await exchange.send(.mutation("v2/partner/merchant/reactivate", body, under: idempotencyKey))
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
