import NIOHTTP1

/// One request to the API, not yet sent.
struct Call: Sendable {
    /// What sending it twice comes to.
    enum Repetition: Sendable {
        /// The same as sending it once: nothing is changed, or set to what it is already.
        case harmless
        /// The same as sending it once where it is under an idempotency key.
        case underKey
        /// Something else; it is sent again only when it certainly was not done.
        case harmful
    }

    let method: HTTPMethod
    /// Without a slash in front.
    let path: String
    let repetition: Repetition
    /// As the caller gave it.
    let key: String?
    /// The body, which may need to know who is calling.
    let body: @Sendable (Credentials) -> (any Encodable)?

    private init(
        _ path: String, method: HTTPMethod = .POST, _ repetition: Repetition, key: String? = nil,
        body: @escaping @Sendable (Credentials) -> (any Encodable)?
    ) {
        self.path = path
        self.method = method
        self.repetition = repetition
        self.key = key
        self.body = body
    }

    /// Something is changed, once under a key.
    static func change(_ path: String, _ body: some Encodable & Sendable = Nothing(), under key: String?) -> Call {
        Call(path, .underKey, key: key) { Signed(credentials: $0, body: body) }
    }

    /// Something is changed, once under a key, by a body that has a place of its own for the credentials.
    static func change(
        _ path: String, under key: String?, body: @escaping @Sendable (Credentials) -> any Encodable
    ) -> Call {
        Call(path, .underKey, key: key, body: body)
    }

    /// Nothing is changed.
    static func question(_ path: String, _ body: some Encodable & Sendable = Nothing()) -> Call {
        Call(path, .harmless) { Signed(credentials: $0, body: body) }
    }

    /// A call to a sandbox, which asks nobody who they are.
    static func sandbox(_ path: String, _ body: some Encodable & Sendable, _ repetition: Repetition) -> Call {
        Call(path, repetition) { _ in body }
    }

    /// A question to a sandbox.
    static func sandbox(_ path: String) -> Call {
        Call(path, method: .GET, .harmless) { _ in nil }
    }
}

/// A body without members.
struct Nothing: Encodable, Sendable {}
