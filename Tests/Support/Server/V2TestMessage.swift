/// A message of the JSON API as a shop sends it: complete and valid, unless a test says otherwise about a member.
///
/// Has a member for each element of the v1 message, so that both APIs can be sent the same request.
struct V2TestMessage: Sendable {
    /// The path below `/v2`.
    var call: String
    private(set) var root: JSONNode

    init(_ call: String, _ root: JSONNode) {
        self.call = call
        self.root = root
    }

    /// Sends members differently, by dotted path; `nil` leaves a member out.
    func with(_ members: [String: JSONNode?]) -> V2TestMessage {
        var message = self
        for (path, value) in members.sorted(by: { $0.key < $1.key }) {
            message.root.set(path.split(separator: ".").map(String.init)[...], value)
        }
        return message
    }

    func from(_ account: TestAccount) -> V2TestMessage {
        with(["billinkUsername": .string(account.username), "billinkID": .string(account.clientID)])
    }

    var body: [UInt8] { Array(root.wireText.utf8) }
}

extension V2TestMessage {
    /// A consumer's check on workflow 1.
    static func check(_ members: [String: JSONNode?] = [:]) -> V2TestMessage {
        V2TestMessage(V1TestMessage.check()).with(members)
    }

    /// A consumer's order number 10001 of 121.00 on workflow 3, which needs no check.
    static func order(_ members: [String: JSONNode?] = [:]) -> V2TestMessage {
        V2TestMessage(V1TestMessage.order()).with(members)
    }

    static func info(_ numbers: String...) -> V2TestMessage {
        V2TestMessage(.status(of: numbers))
    }

    static func start(_ numbers: String...) -> V2TestMessage {
        V2TestMessage(.start(of: numbers))
    }

    static func credit(_ number: String, _ amount: String, _ members: [String: JSONNode?] = [:]) -> V2TestMessage {
        V2TestMessage(.credit(number, amount)).with(members)
    }

    static func payment(_ number: String, _ amount: String) -> V2TestMessage {
        V2TestMessage(.payment(number, amount))
    }

    static func hold(_ number: String, days: String? = nil, workflow: String = "3") -> V2TestMessage {
        V2TestMessage(.hold(number, days: days, workflow: workflow))
    }

    static func resume(_ number: String, workflow: String = "3") -> V2TestMessage {
        V2TestMessage(.resume(number, workflow: workflow))
    }

    static func message(_ number: String, _ text: String) -> V2TestMessage {
        V2TestMessage(.message(number, text))
    }
}

extension WireRequest {
    init(_ message: V2TestMessage, key: String? = nil) {
        self.init("/v2/\(message.call)", body: message.body)
        headers = [("Host", "127.0.0.1"), ("Content-Type", "application/json")]
        if let key { headers.append(("Idempotency-Key", key)) }
    }

    /// Translates a v1 message for either API.
    init(_ message: V1TestMessage, through api: WireAPI) {
        switch api {
        case .v1: self.init(message)
        case .v2: self.init(V2TestMessage(message))
        }
    }
}

/// The two APIs, which answer the same questions.
enum WireAPI: String, CaseIterable, Sendable {
    case v1, v2

    var other: WireAPI { self == .v1 ? .v2 : .v1 }
}
