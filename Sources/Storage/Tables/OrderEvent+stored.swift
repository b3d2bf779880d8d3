import Domain

/// The payload of an order event as the JSON text in `order_events.details`: `{"amount":"12100","description":"…"}`.
///
/// Every value is text: an amount in cents, a date as `2026-11-23`. Keys and texts are those of every earlier version,
/// byte for byte: old and new processes share the table during an upgrade (docs/adr/0020-typed-event-payloads.md).
extension OrderEvent.Payload {
    /// The text that is stored, its keys in alphabetical order.
    var storedText: String {
        JSONWriter.object(usesShortEscapes: true) { json in
            switch self {
            case .placed, .resumed: break
            case .workflowStarted(let amount, let trackAndTrace, let deliveryDate):
                json.member("amount", amount?.centsText)
                json.member("deliveryDate", deliveryDate?.iso)
                json.member("trackAndTrace", trackAndTrace)
            case .stepDone(let name, let document, let dueDate):
                json.member("document", document?.rawValue)
                json.member("dueOn", dueDate?.iso)
                json.member("step", name)
            case .credited(let amount, let description, let number):
                json.member("amount", amount.centsText)
                json.member("creditNumber", number)
                json.member("description", description)
            case .paymentRegistered(let amount, let description):
                json.member("amount", amount.centsText)
                json.member("description", description)
            case .closedBeforeStart(let amount), .returnCostsCharged(let amount), .paymentReceived(let amount),
                .collectionCostsCharged(let amount):
                json.member("amount", amount.centsText)
            case .held(let until): json.member("until", until.iso)
            case .messagePosted(let text): json.member("text", text)
            }
        }
    }

    /// - Throws: `StorageError.unreadableRow` for a text that no version has written for this kind.
    init(_ kind: OrderEvent.Kind, storedText: String) throws {
        var members = try StoredMembers(storedText)
        self = try Self.read(kind, from: &members)
        try members.requireNone()
    }

    private static func read(_ kind: OrderEvent.Kind, from members: inout StoredMembers) throws -> Self {
        switch kind {
        case .placed: .placed
        case .workflowStarted:
            .workflowStarted(
                amount: try members.takeIfPresent("amount", Money.init(centsText:)),
                trackAndTrace: try members.takeIfPresent("trackAndTrace") { $0 },
                deliveryDate: try members.takeIfPresent("deliveryDate") { CivilDate($0) })
        case .stepDone:
            .stepDone(
                name: try members.take("step") { $0 },
                document: try members.takeIfPresent("document", DocumentKind.init(rawValue:)),
                dueDate: try members.takeIfPresent("dueOn") { CivilDate($0) })
        case .credited:
            .credited(
                amount: try members.takeAmount(), description: try members.takeIfPresent("description") { $0 },
                number: try members.takeIfPresent("creditNumber") { $0 })
        case .closedBeforeStart: .closedBeforeStart(amount: try members.takeAmount())
        case .returnCostsCharged: .returnCostsCharged(amount: try members.takeAmount())
        case .paymentRegistered:
            .paymentRegistered(
                amount: try members.takeAmount(), description: try members.takeIfPresent("description") { $0 })
        case .paymentReceived: .paymentReceived(amount: try members.takeAmount())
        case .collectionCostsCharged: .collectionCostsCharged(amount: try members.takeAmount())
        case .held: .held(until: try members.take("until") { CivilDate($0) })
        case .resumed: .resumed
        case .messagePosted: .messagePosted(text: try members.take("text") { $0 })
        }
    }
}

/// The members of a stored payload that have not been read yet.
private struct StoredMembers {
    private var texts: [String: String]

    init(_ json: String) throws {
        // Most events have none.
        if json == "{}" {
            texts = [:]
        } else if let members = try? JSONColumn.decode([String: String].self, from: json) {
            texts = members
        } else {
            throw StorageError.unreadableRow("order_events.details")
        }
    }

    /// - Throws: `StorageError.unreadableRow` when the member is there and cannot be read.
    mutating func takeIfPresent<Value>(_ key: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = texts.removeValue(forKey: key) else { return nil }
        guard let value = read(text) else { throw Self.unreadable(key) }
        return value
    }

    mutating func take<Value>(_ key: String, _ read: (String) -> Value?) throws -> Value {
        guard let value = try takeIfPresent(key, read) else { throw Self.unreadable(key) }
        return value
    }

    mutating func takeAmount() throws -> Money { try take("amount", Money.init(centsText:)) }

    /// - Throws: `StorageError.unreadableRow` naming the first member that was not read.
    func requireNone() throws {
        guard let key = texts.keys.min() else { return }
        throw Self.unreadable(key)
    }

    private static func unreadable(_ key: String) -> StorageError {
        .unreadableRow("order_events.details.\(key)")
    }
}

extension Money {
    fileprivate init?(centsText: String) {
        guard let cents = Int64(centsText) else { return nil }
        self.init(cents: cents)
    }

    fileprivate var centsText: String { String(cents) }
}
