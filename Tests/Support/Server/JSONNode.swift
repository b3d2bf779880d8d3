/// A JSON value, as a test writes or reads it.
enum JSONNode: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([String: JSONNode])

    /// A member; a dotted path goes down.
    subscript(_ path: String) -> JSONNode? {
        path.split(separator: ".").reduce(Optional(self)) { node, name in
            guard case .object(let members)? = node else { return nil }
            return members[String(name)]
        }
    }

    subscript(_ index: Int) -> JSONNode? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    var elements: [JSONNode] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// Sets or removes what stands at a path; objects on the way are made.
    mutating func set(_ path: ArraySlice<String>, _ value: JSONNode?) {
        guard let name = path.first else { return }
        var members: [String: JSONNode] = [:]
        if case .object(let known) = self { members = known }
        if path.count == 1 {
            members[name] = value
        } else if value != nil || members[name] != nil {
            var child = members[name] ?? .object([:])
            child.set(path.dropFirst(), value)
            members[name] = child
        }
        self = .object(members)
    }

    /// On the wire, members in the order of their names.
    var wireText: String {
        switch self {
        case .null: "null"
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .number(let number): number
        case .string(let text): Self.quoted(text)
        case .array(let elements): "[\(elements.map(\.wireText).joined(separator: ","))]"
        case .object(let members):
            "{\(members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0)):\($1.wireText)" }.joined(separator: ","))}"
        }
    }

    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20: "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}

extension JSONNode: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let isTrue = try? container.decode(Bool.self) {
            self = .bool(isTrue)
        } else if let number = try? container.decode(Int64.self) {
            self = .number("\(number)")
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([JSONNode].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode([String: JSONNode].self))
        }
    }
}

extension JSONNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral text: String) {
        self = .string(text)
    }

    init(integerLiteral number: Int) {
        self = .number("\(number)")
    }

    init(booleanLiteral isTrue: Bool) {
        self = .bool(isTrue)
    }
}

extension JSONNode: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(arrayLiteral elements: JSONNode...) {
        self = .array(elements)
    }

    init(dictionaryLiteral members: (String, JSONNode)...) {
        self = .object(Dictionary(members) { $1 })
    }
}
