import Domain
import UseCases

/// One status call of the JSON API, as it came.
package struct StatusCallRequest {
    /// `nil` when it was too large to be read.
    let body: [UInt8]?
    /// The caller's, for the limit on wrong credentials.
    let address: String?
    private let idempotencyKey: String?
    /// Called with errors that are the platform's own.
    let onError: (any Error) -> Void

    /// - Parameter idempotencyKey: as it was sent.
    package init(
        body: [UInt8]?, from address: String?, idempotencyKey: String?, onError: @escaping (any Error) -> Void
    ) {
        self.body = body
        self.address = address
        self.idempotencyKey = idempotencyKey
        self.onError = onError
    }

    /// The key under which the call is executed once; `nil` without one.
    /// - Throws: `Refusal` for a key that cannot be one.
    func key(for call: String) throws(Refusal) -> IdempotentRequest.IdempotencyKey? {
        guard let idempotencyKey else { return nil }
        return try IdempotentRequest.IdempotencyKey(idempotencyKey, call: call, body: body ?? [])
    }
}
