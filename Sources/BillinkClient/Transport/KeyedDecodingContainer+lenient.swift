import Foundation

/// Reading what hosts write in more than one way: numbers as texts, texts as numbers, `""` for nothing.
extension KeyedDecodingContainer {
    /// A text, or a number as it is written; nothing where the member is absent or null.
    func text(_ key: Key) throws -> String? {
        guard try contains(key) && !decodeNil(forKey: key) else { return nil }
        if let text = try? decode(String.self, forKey: key) { return text }
        if let number = try? decode(Int64.self, forKey: key) { return String(number) }
        return try decode(Decimal.self, forKey: key).description
    }

    /// A text of which an empty one says nothing.
    func nonEmptyText(_ key: Key) throws -> String? {
        try text(key).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A text that has to be there.
    func requiredText(_ key: Key) throws -> String {
        try required(key, try text(key))
    }

    /// What a text, or a number as it is written, stands for.
    func value<Value>(_ key: Key, _ read: (String) -> Value?) throws -> Value? {
        try nonEmptyText(key).map { text in
            guard let value = read(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: self, debugDescription: "This is not a \(Value.self).")
            }
            return value
        }
    }

    /// What a text stands for that has to be there.
    func requiredValue<Value>(_ key: Key, _ read: (String) -> Value?) throws -> Value {
        try required(key, try value(key, read))
    }

    func number(_ key: Key) throws -> Int? { try value(key) { Int($0) } }

    func amount(_ key: Key) throws -> Amount? { try value(key) { Amount(rounding: $0) } }

    func day(_ key: Key) throws -> CalendarDay? { try value(key) { CalendarDay($0) } }

    /// `true`, `1`, `"1"` and the like.
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
