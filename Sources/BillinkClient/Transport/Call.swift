import NIOHTTP1

/// One request to the API, before it is sent.
struct Call: Sendable {
    /// Effect of sending a request twice.
    enum RetrySafety: Sendable {
        /// A repetition has no effect: the call is read-only, or sets a value.
        case safe
        /// A repetition with the same idempotency key has no effect.
        case safeWithKey
        /// A repetition may have an effect, so the call is retried only if the first attempt certainly had none.
        case unsafe
    }

    let method: HTTPMethod
    /// Path without a leading slash.
    let path: String
    let retrySafety: RetrySafety
    /// Idempotency key as the caller gave it; `nil` if none was given.
    let key: String?
    /// Makes the body, which may contain the credentials; `nil` for a request without a body.
    let body: @Sendable (Credentials) -> (any Encodable)?

    private init(
        _ path: String, method: HTTPMethod = .POST, _ retrySafety: RetrySafety, key: String? = nil,
        body: @escaping @Sendable (Credentials) -> (any Encodable)?
    ) {
        self.path = path
        self.method = method
        self.retrySafety = retrySafety
        self.key = key
        self.body = body
    }

    /// A call that changes something, once for each idempotency key.
    static func mutation(_ path: String, _ body: some Encodable & Sendable = EmptyBody(), under key: String?) -> Call {
        Call(path, .safeWithKey, key: key) { WithCredentials(credentials: $0, body: body) }
    }

    /// A call that changes something, with a body that contains the credentials in its own place.
    static func mutation(
        _ path: String, under key: String?, body: @escaping @Sendable (Credentials) -> any Encodable
    ) -> Call {
        Call(path, .safeWithKey, key: key, body: body)
    }

    /// A call that changes nothing.
    static func query(_ path: String, _ body: some Encodable & Sendable = EmptyBody()) -> Call {
        Call(path, .safe) { WithCredentials(credentials: $0, body: body) }
    }

    /// A call to a sandbox, without credentials.
    static func sandbox(_ path: String, _ body: some Encodable & Sendable, _ retrySafety: RetrySafety) -> Call {
        Call(path, retrySafety) { _ in body }
    }

    /// A call to a sandbox that changes nothing.
    static func sandbox(_ path: String) -> Call {
        Call(path, method: .GET, .safe) { _ in nil }
    }
}

/// A body without members.
struct EmptyBody: Encodable, Sendable {}
