import Foundation

/// Decoding of values that hosts write in several ways: numbers as strings, strings as numbers, `""` for `null`.
extension KeyedDecodingContainer {
    /// A string, or a number as it is written; `nil` if the member is absent or null.
    func text(_ key: Key) throws -> String? {
        guard try contains(key) && !decodeNil(forKey: key) else { return nil }
        if let text = try? decode(String.self, forKey: key) { return text }
        if let number = try? decode(Int64.self, forKey: key) { return String(number) }
        return try decode(Decimal.self, forKey: key).description
    }

    /// A string that is not empty; otherwise `nil`.
    func nonEmptyText(_ key: Key) throws -> String? {
        try text(key).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A string of a required member.
    func requiredText(_ key: Key) throws -> String {
        try required(key, try text(key))
    }

    /// A value read from a string or a number as it is written; `nil` if the member is absent, null or empty.
    func value<Value>(_ key: Key, _ read: (String) -> Value?) throws -> Value? {
        try nonEmptyText(key).map { text in
            guard let value = read(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: self, debugDescription: "This is not a \(Value.self).")
            }
            return value
        }
    }

    /// A value read from the string of a required member.
    func requiredValue<Value>(_ key: Key, _ read: (String) -> Value?) throws -> Value {
        try required(key, try value(key, read))
    }

    func number(_ key: Key) throws -> Int? { try value(key) { Int($0) } }

    func amount(_ key: Key) throws -> Amount? { try value(key) { Amount(rounding: $0) } }

    func day(_ key: Key) throws -> CalendarDay? { try value(key) { CalendarDay($0) } }

    /// A Boolean: `true`, `1`, `"1"` and other spellings.
    func flag(_ key: Key) throws -> Bool? {
        if let flag = try? decodeIfPresent(Bool.self, forKey: key) { return flag }
        return try value(key) { ["true": true, "1": true, "false": false, "0": false][$0.lowercased()] }
    }

    private func required<Value>(_ key: Key, _ value: Value?) throws -> Value {
        guard let value else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "It is missing."))
        }
        return value
    }
}
