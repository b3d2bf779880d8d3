/// Status of a checkout session.
public enum SessionStatus: Hashable, Sendable {
    /// Active: the customer can complete the checkout, for an hour.
    case active
    /// The order was created, under the session's order number.
    case orderCreated
    /// The customer went back or cancelled, or another session for the same order number was created.
    case cancelled
    /// The customer was refused, or the order number has been taken.
    case failed
    /// The session expired before the customer completed it.
    case expired
    /// A status that this version of the client does not know.
    case other(String)

    private static let names: [(name: String, status: SessionStatus)] = [
        ("session_active", .active), ("order_created", .orderCreated), ("cancelled", .cancelled),
        ("failed", .failed), ("session_expired", .expired),
    ]

    /// - Parameter name: name in the API: `session_active`.
    public init(name: String) {
        self = Self.names.first { $0.name == name }?.status ?? .other(name)
    }

    /// Name in the API: `session_active`.
    public var name: String {
        if case .other(let name) = self { return name }
        return Self.names.first { $0.status == self }?.name ?? ""
    }

    /// `true` for a status that does not change any more.
    public var isFinal: Bool {
        switch self {
        case .active, .other: false
        case .orderCreated, .cancelled, .failed, .expired: true
        }
    }
}

extension SessionStatus: Decodable {
    public init(from decoder: any Decoder) throws {
        self.init(name: try decoder.singleValueContainer().decode(String.self))
    }
}
