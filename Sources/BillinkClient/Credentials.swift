/// Credentials of a merchant: `billinkUsername` and `billinkID`. The client id is redacted in all output.
public struct Credentials: Hashable, Sendable {
    /// The merchant's username.
    public let username: String
    /// Client id: 40 hexadecimal characters.
    public let clientID: Secret

    /// - Parameters:
    ///   - username: the merchant's username.
    ///   - clientID: 40 hexadecimal characters, shown once when the merchant was created.
    public init(username: String, clientID: Secret) {
        self.username = username
        self.clientID = clientID
    }

    /// - Parameters:
    ///   - username: the merchant's username.
    ///   - clientID: 40 hexadecimal characters, shown once when the merchant was created.
    public init(username: String, clientID: String) {
        self.init(username: username, clientID: Secret(clientID))
    }
}

/// A body with the credentials among its members.
struct WithCredentials<Body: Encodable>: Encodable {
    let credentials: Credentials
    let body: Body

    func encode(to encoder: any Encoder) throws {
        try credentials.encode(to: encoder)
        try body.encode(to: encoder)
    }
}

extension Credentials {
    /// Encodes the credentials for a request. Deliberately not a conformance to `Encodable`.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Member.self)
        try container.encode(username, forKey: .username)
        try container.encode(clientID.text, forKey: .clientID)
    }

    private enum Member: String, CodingKey {
        case username = "billinkUsername"
        case clientID = "billinkID"
    }
}
