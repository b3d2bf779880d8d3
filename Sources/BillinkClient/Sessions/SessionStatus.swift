/// What has become of a session.
public enum SessionStatus: Hashable, Sendable {
    /// The customer may decide, for an hour.
    case active
    /// The order is there, under the session's order number.
    case orderCreated
    /// The customer went back, or the shop made another session for the same order number.
    case cancelled
    /// The customer was refused, or the order number came to be taken.
    case failed
    /// Nobody decided in time.
    case expired
    /// A status that came later than this client.
    case other(String)

    private static let names: [(name: String, status: SessionStatus)] = [
        ("session_active", .active), ("order_created", .orderCreated), ("cancelled", .cancelled),
        ("failed", .failed), ("session_expired", .expired),
    ]

    /// - Parameter name: as the API writes it: `session_active`.
    public init(name: String) {
        self = Self.names.first { $0.name == name }?.status ?? .other(name)
    }

    /// As the API writes it: `session_active`.
    public var name: String {
        if case .other(let name) = self { return name }
        return Self.names.first { $0.status == self }?.name ?? ""
    }

    /// Whether nothing more will become of it.
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
