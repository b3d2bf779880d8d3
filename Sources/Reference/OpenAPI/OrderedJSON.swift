import Domain
import Wire

/// JSON for readers: members keep their order, numbers their digits.
package enum OrderedJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([OrderedJSON])
    case object([Member])

    /// Member of an object.
    package struct Member: Hashable, Sendable {
        package let name: String
        package var value: OrderedJSON

        package init(_ name: String, _ value: OrderedJSON) {
            self.name = name
            self.value = value
        }
    }

    /// Members of an object; empty for other values.
    package var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    /// Elements of an array; empty for other values.
    package var elements: [OrderedJSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// Text of a string; `nil` for other values.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package subscript(_ name: String) -> OrderedJSON? {
        members.first { $0.name == name }?.value
    }
}

// MARK: Literals

extension OrderedJSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number("\(value)") }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: OrderedJSON...) { self = .array(elements) }

    package init(dictionaryLiteral elements: (String, OrderedJSON)...) {
        self = .object(elements.map { Member($0, $1) })
    }
}

// MARK: Text

extension OrderedJSON {
    /// JSON without white space, as the server sends it.
    package var compact: String {
        switch self {
        case .null: "null"
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): Self.quoted(text)
        case .array(let elements): "[\(elements.map(\.compact).joined(separator: ","))]"
        case .object(let members):
            "{\(members.map { "\(Self.quoted($0.name)):\($0.value.compact)" }.joined(separator: ","))}"
        }
    }

    /// JSON with an indentation of two spaces. Short objects and arrays stay on one line.
    package var pretty: String { lines(indentation: 0, column: 0) }

    private static let lineLength = 76

    /// - Parameters:
    ///   - indentation: nesting level.
    ///   - column: column at which the value starts.
    private func lines(indentation: Int, column: Int) -> String {
        let line = spaced
        guard column + line.count > Self.lineLength else { return line }
        let (inner, outer) = (margin(indentation + 1), margin(indentation))
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.lines(indentation: indentation + 1, column: inner.count) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                let name = "\(inner)\(Self.quoted(member.name)): "
                return name + member.value.lines(indentation: indentation + 1, column: name.count)
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
        default: return line
        }
    }

    /// JSON on one line, with a space after commas and colons.
    private var spaced: String {
        switch self {
        case .array(let elements): "[\(elements.map(\.spaced).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\(Self.quoted($0.name)): \($0.value.spaced)" }.joined(separator: ", "))}"
        default: compact
        }
    }

    private func margin(_ levels: Int) -> String { String(repeating: "  ", count: levels) }

    private static func quoted(_ text: String) -> String {
        var quoted = ""
        quoted.appendJSON(text, usesShortEscapes: true)
        return quoted
    }
}
