import Domain
import UseCases

/// A status call of the JSON API, before it is decoded.
package struct StatusCallRequest {
    /// Body; `nil` if it exceeded the size limit.
    let body: [UInt8]?
    /// The client's IP address, for the limit on wrong credentials.
    let address: String?
    private let idempotencyKey: String?
    /// Called with an internal error, for the log.
    let onError: (any Error) -> Void

    /// - Parameter idempotencyKey: value of the header `Idempotency-Key`.
    package init(
        body: [UInt8]?, from address: String?, idempotencyKey: String?, onError: @escaping (any Error) -> Void
    ) {
        self.body = body
        self.address = address
        self.idempotencyKey = idempotencyKey
        self.onError = onError
    }

    /// Key under which the call is executed once; `nil` if none was sent.
    /// - Throws: `Refusal` for an invalid key.
    func key(for call: String) throws(Refusal) -> IdempotentRequest.IdempotencyKey? {
        guard let idempotencyKey else { return nil }
        return try IdempotentRequest.IdempotencyKey(idempotencyKey, call: call, body: body ?? [])
    }
}
