/// A JSON value as it was sent. A number keeps its text: no amount ever goes through floating point.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// A member of an object; `nil` when it has none of that name, or this is no object.
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// What an array holds; `nil` when this is no array.
    var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// A scalar as the text that a form field or an XML element would carry, so that one decoder serves all of them.
    ///
    /// Strings lose the white space around them, numbers their exponent, `true` and `false` are `1` and `0`.
    /// `nil` for what says nothing (`null`, a blank string) and for arrays and objects.
    var text: String? {
        switch self {
        case .string(let text): Self.trimmed(text)
        case .number(let number): Self.withoutExponent(number)
        case .bool(let isTrue): isTrue ? "1" : "0"
        case .null, .array, .object: nil
        }
    }

    /// The text of an amount: `true` and `false` are none, and no reader of amounts takes them for one.
    var amountText: String? {
        if case .bool(let isTrue) = self { return "\(isTrue)" }
        return text
    }

    /// The text of a flag, in which arrays and objects are something that cannot be read, and not nothing.
    var flagText: String? {
        switch self {
        case .array, .object: "?"
        default: text
        }
    }

    private static func trimmed(_ text: String) -> String? {
        // No database takes a zero character; as the sign for what cannot be shown it is refused where that matters.
        let trimmed = WireText.trimmed(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Beyond these no amount is meant, and `1e999999999` must not become a gigabyte of zeros.
    private static let exponents = -20...20

    /// `1.5E-3` as `0.0015`. The number itself when it has no exponent, or one beyond bounds; every decimal reader
    /// refuses that.
    private static func withoutExponent(_ number: String) -> String {
        guard let mark = number.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return number }
        guard let exponent = Int(number[mark...].dropFirst()), exponents.contains(exponent) else { return number }
        let sign = number.prefix { $0 == "-" }
        let parts = number[sign.endIndex..<mark].split(separator: ".", omittingEmptySubsequences: false)
        return sign + decimal(digits: parts.joined(), point: parts[0].count + exponent)
    }

    /// A decimal of which the point stands behind that many digits, before the first or beyond the last maybe.
    private static func decimal(digits: String, point: Int) -> String {
        let before = String(repeating: "0", count: max(0, 1 - point))
        let behind = String(repeating: "0", count: max(0, point - digits.count))
        let padded = before + digits + behind
        let whole = padded.prefix(max(1, point))
        let fraction = padded.dropFirst(whole.count)
        // `0.5e1` is 5, not 05; the last zero stays.
        let plain = whole.dropFirst(whole.dropLast().prefix { $0 == "0" }.count)
        return fraction.isEmpty ? String(plain) : "\(plain).\(fraction)"
    }
}
