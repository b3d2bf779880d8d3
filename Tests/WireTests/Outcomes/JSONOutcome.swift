import Domain

@testable import Wire

/// Outcome of the JSON reader for any bytes, and the invariants of every value that it accepts.
enum JSONOutcome {
    /// The message in its canonical form, or that it is refused.
    static func of(_ bytes: [UInt8]) throws(InvariantViolation) -> String {
        guard let root = JSONReader.read(bytes) else { return "refused" }
        try check(root, depth: 0, numbers: numbers(in: bytes))
        // Written and read again it says the same.
        let text = root.message
        let again = JSONReader.read(Array(text.utf8))?.message
        try InvariantViolation.require(
            again.map { Array($0.utf8) } == Array(text.utf8), "read as something else: \(text)")
        return text
    }

    /// Every run of bytes that could be a number, wherever it stands.
    private static func numbers(in bytes: [UInt8]) -> Set<String> {
        let runs = bytes.split { !"+-.0123456789Ee".utf8.contains($0) }
        return Set(runs.lazy.map { String(decoding: $0, as: UTF8.self) })
    }

    private static func check(_ value: JSONValue, depth: Int, numbers: Set<String>) throws(InvariantViolation) {
        switch value {
        case .null, .bool: break
        case .string(let string):
            try InvariantViolation.require(WireText.isStreamSafe(string), "too many marks in a row: \(string)")
            guard let text = value.text else { return }
            try InvariantViolation.require(!text.isEmpty && !text.utf8.contains(0), "a text that says nothing")
            try InvariantViolation.require(WireText.trimmed(text).utf8.elementsEqual(text.utf8), "not trimmed: \(text)")
        case .number(let number):
            try InvariantViolation.require(numbers.contains(number), "nobody sent \(number)")
            try check(number, text: value.text ?? "")
        case .array(let elements):
            try InvariantViolation.require(
                depth < JSONReader.maximumDepth, "deeper than \(JSONReader.maximumDepth) levels")
            for element in elements { try check(element, depth: depth + 1, numbers: numbers) }
        case .object(let members):
            try InvariantViolation.require(
                depth < JSONReader.maximumDepth, "deeper than \(JSONReader.maximumDepth) levels")
            for (key, member) in members {
                try InvariantViolation.require(key.utf8.count <= JSONReader.maximumKeyLength, "the key \(key)")
                try check(member, depth: depth + 1, numbers: numbers)
            }
        }
    }

    /// A number keeps its digits when its exponent is written out, and an amount is what floating point says too.
    private static func check(_ number: String, text: String) throws(InvariantViolation) {
        guard !text.utf8.contains(UInt8(ascii: "e")), !text.utf8.contains(UInt8(ascii: "E")) else {
            return try InvariantViolation.require(text == number && Money(text) == nil, "\(number) as \(text)")
        }
        let mantissa = number.prefix { $0 != "e" && $0 != "E" }
        try InvariantViolation.require(
            significantDigits(mantissa) == significantDigits(text[...]), "\(number) as \(text)")
        guard let amount = Money(text), let value = Double(number) else { return }
        try InvariantViolation.require(abs(Double(amount.cents) - value * 100) <= 1, "\(number) as \(amount)")
    }

    private static func significantDigits(_ number: Substring) -> String {
        var digits = number.filter(\.isNumber).drop { $0 == "0" }
        while digits.last == "0" { digits.removeLast() }
        return String(digits)
    }
}

extension JSONValue {
    /// The value as a message without white space, the members of objects in the order of their keys' bytes.
    var message: String {
        switch self {
        case .null: "null"
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .number(let number): number
        case .string(let string): Self.quoted(string)
        case .array(let elements): "[\(elements.map(\.message).joined(separator: ","))]"
        case .object(let members): Self.message(members)
        }
    }

    private static func message(_ members: [String: JSONValue]) -> String {
        let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return "{\(sorted.map { "\(quoted($0.key)):\($0.value.message)" }.joined(separator: ","))}"
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                text += "\\u00\(scalar.value < 0x10 ? "0" : "")\(String(scalar.value, radix: 16))"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
