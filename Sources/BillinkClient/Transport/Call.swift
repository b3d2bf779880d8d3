import NIOHTTP1

/// One request to the API, not yet sent.
struct Call: Sendable {
    /// What sending it twice comes to.
    enum RetrySafety: Sendable {
        /// The same as sending it once: nothing is changed, or set to what it is already.
        case safe
        /// The same as sending it once where it is under an idempotency key.
        case safeWithKey
        /// Something else; it is sent again only when it certainly was not done.
        case unsafe
    }

    let method: HTTPMethod
    /// Without a slash in front.
    let path: String
    let repetition: RetrySafety
    /// As the caller gave it.
    let key: String?
    /// The body, which may need to know who is calling.
    let body: @Sendable (Credentials) -> (any Encodable)?

    private init(
        _ path: String, method: HTTPMethod = .POST, _ repetition: RetrySafety, key: String? = nil,
        body: @escaping @Sendable (Credentials) -> (any Encodable)?
    ) {
        self.path = path
        self.method = method
        self.repetition = repetition
        self.key = key
        self.body = body
    }

    /// Something is changed, once under a key.
    static func mutation(_ path: String, _ body: some Encodable & Sendable = EmptyBody(), under key: String?) -> Call {
        Call(path, .safeWithKey, key: key) { WithCredentials(credentials: $0, body: body) }
    }

    /// Something is changed, once under a key, by a body that has a place of its own for the credentials.
    static func mutation(
        _ path: String, under key: String?, body: @escaping @Sendable (Credentials) -> any Encodable
    ) -> Call {
        Call(path, .safeWithKey, key: key, body: body)
    }

    /// Nothing is changed.
    static func query(_ path: String, _ body: some Encodable & Sendable = EmptyBody()) -> Call {
        Call(path, .safe) { WithCredentials(credentials: $0, body: body) }
    }

    /// A call to a sandbox, which asks nobody who they are.
    static func sandbox(_ path: String, _ body: some Encodable & Sendable, _ repetition: RetrySafety) -> Call {
        Call(path, repetition) { _ in body }
    }

    /// A question to a sandbox.
    static func sandbox(_ path: String) -> Call {
        Call(path, method: .GET, .safe) { _ in nil }
    }
}

/// A body without members.
struct EmptyBody: Encodable, Sendable {}
