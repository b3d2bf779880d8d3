/// Who is calling: `billinkUsername` and `billinkID`. The client id prints as dots.
public struct Credentials: Hashable, Sendable {
    /// The merchant's name on the platform.
    public let username: String
    /// The client id: 40 hexadecimal characters.
    public let clientID: Secret

    /// - Parameters:
    ///   - username: the merchant's name on the platform.
    ///   - clientID: 40 hexadecimal characters, shown once when the merchant was made.
    public init(username: String, clientID: Secret) {
        self.username = username
        self.clientID = clientID
    }

    /// - Parameters:
    ///   - username: the merchant's name on the platform.
    ///   - clientID: 40 hexadecimal characters, shown once when the merchant was made.
    public init(username: String, clientID: String) {
        self.init(username: username, clientID: Secret(clientID))
    }
}

/// A body with the credentials among its members, as almost every call has it.
struct WithCredentials<Body: Encodable>: Encodable {
    let credentials: Credentials
    let body: Body

    func encode(to encoder: any Encoder) throws {
        try credentials.encode(to: encoder)
        try body.encode(to: encoder)
    }
}

extension Credentials {
    /// Not `Encodable`: only a request is to carry them.
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
