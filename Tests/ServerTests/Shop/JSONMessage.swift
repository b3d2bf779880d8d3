/// A message of the JSON API as a shop sends it: complete and valid, unless a test says otherwise about a member.
///
/// It says what a legacy message says, member for element, so that both APIs can be asked the same question.
struct JSONMessage: Sendable {
    /// The path below `/v2`.
    var call: String
    private(set) var root: JSONNode

    init(_ call: String, _ root: JSONNode) {
        self.call = call
        self.root = root
    }

    /// Sends members differently, by dotted path; `nil` leaves a member out.
    func with(_ members: [String: JSONNode?]) -> JSONMessage {
        var message = self
        for (path, value) in members.sorted(by: { $0.key < $1.key }) {
            message.root.set(path.split(separator: ".").map(String.init)[...], value)
        }
        return message
    }

    func from(_ account: ShopAccount) -> JSONMessage {
        with(["billinkUsername": .string(account.username), "billinkID": .string(account.clientID)])
    }

    var body: [UInt8] { Array(root.wireText.utf8) }
}

extension JSONMessage {
    /// A consumer's check on workflow 1.
    static func check(_ members: [String: JSONNode?] = [:]) -> JSONMessage {
        JSONMessage(ShopMessage.check()).with(members)
    }

    /// A consumer's order number 10001 of 121.00 on workflow 3, which needs no check.
    static func order(_ members: [String: JSONNode?] = [:]) -> JSONMessage {
        JSONMessage(ShopMessage.order()).with(members)
    }

    static func info(_ numbers: String...) -> JSONMessage {
        JSONMessage(.status(of: numbers))
    }

    static func start(_ numbers: String...) -> JSONMessage {
        JSONMessage(.start(of: numbers))
    }

    static func credit(_ number: String, _ amount: String, _ members: [String: JSONNode?] = [:]) -> JSONMessage {
        JSONMessage(.credit(number, amount)).with(members)
    }

    static func payment(_ number: String, _ amount: String) -> JSONMessage {
        JSONMessage(.payment(number, amount))
    }

    static func hold(_ number: String, days: String? = nil, workflow: String = "3") -> JSONMessage {
        JSONMessage(.hold(number, days: days, workflow: workflow))
    }

    static func resume(_ number: String, workflow: String = "3") -> JSONMessage {
        JSONMessage(.resume(number, workflow: workflow))
    }

    static func message(_ number: String, _ text: String) -> JSONMessage {
        JSONMessage(.message(number, text))
    }
}

extension WireRequest {
    init(_ message: JSONMessage, key: String? = nil) {
        self.init("/v2/\(message.call)", body: message.body)
        headers = [("Host", "127.0.0.1"), ("Content-Type", "application/json")]
        if let key { headers.append(("Idempotency-Key", key)) }
    }

    /// What a legacy message asks, through either API.
    init(_ message: ShopMessage, through api: WireAPI) {
        switch api {
        case .v1: self.init(message)
        case .v2: self.init(JSONMessage(message))
        }
    }
}

/// The two APIs, which answer the same questions.
enum WireAPI: String, CaseIterable, Sendable {
    case v1, v2

    var other: WireAPI { self == .v1 ? .v2 : .v1 }
}
