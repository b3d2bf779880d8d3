/// A JSON value. Numbers keep their text, so that no amount passes through floating point.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Member of an object; `nil` if it is absent, or if this is not an object.
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// Elements of an array; `nil` if this is not an array.
    var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// A scalar as the text of a form field or XML element, so that all formats share a decoder.
    ///
    /// Strings lose surrounding white space, numbers their exponent; `true` and `false` become `1` and `0`. `nil` for
    /// `null`, blank strings, arrays and objects.
    var text: String? {
        switch self {
        case .string(let text): Self.trimmed(text)
        case .number(let number): Self.withoutExponent(number)
        case .bool(let isTrue): isTrue ? "1" : "0"
        case .null, .array, .object: nil
        }
    }

    /// Text of an amount. `true` and `false` stay words, which are not valid amounts.
    var amountText: String? {
        if case .bool(let isTrue) = self { return "\(isTrue)" }
        return text
    }

    /// Text of a flag. Arrays and objects become an invalid text instead of an absent one.
    var flagText: String? {
        switch self {
        case .array, .object: "?"
        default: text
        }
    }

    private static func trimmed(_ text: String) -> String? {
        // Databases do not store zero characters. The replacement character is rejected in fields where it matters.
        let trimmed = WireText.trimmed(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Exponents that are expanded. No amount needs others, and `1e999999999` must not become a gigabyte of zeros.
    private static let exponents = -20...20

    /// Expands the exponent: `1.5E-3` becomes `0.0015`. A number without an exponent, or with one out of bounds, stays
    /// as it is; decimal readers reject the latter.
    private static func withoutExponent(_ number: String) -> String {
        guard let mark = number.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return number }
        guard let exponent = Int(number[mark...].dropFirst()), exponents.contains(exponent) else { return number }
        let sign = number.prefix { $0 == "-" }
        let parts = number[sign.endIndex..<mark].split(separator: ".", omittingEmptySubsequences: false)
        return sign + decimal(digits: parts.joined(), point: parts[0].count + exponent)
    }

    /// Returns a decimal whose point follows the given number of digits, which may be negative or beyond the last
    /// digit.
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
