/// Language whose strings, names and comments are coloured on a page.
///
/// Other tokens have no colour, because each coloured one costs a page seven bytes.
enum CodeLanguage: Sendable {
    /// JSON, and commands for a shell that hold JSON.
    case json
    /// XML, and commands for a shell that hold XML.
    case xml
    case php
    case python
    case swift
}

/// Part of a piece of code with a colour of its own.
struct CodeToken: Equatable {
    /// Element that marks a token: short, and without a meaning for screen readers.
    enum Kind: String {
        /// Key of an object, or tag of XML.
        case name = "b"
        case string = "i"
        case comment = "u"
    }

    let kind: Kind
    /// Index after the token's last byte.
    let end: Int
}

extension CodeLanguage {
    /// The token that begins at a byte of UTF-8 code; `nil` if none does.
    func token(in code: [UInt8], at start: Int) -> CodeToken? {
        let rest = code[start...]
        switch (self, code[start]) {
        case (.xml, UInt8(ascii: "<")):
            guard rest.dropFirst().first.map(Self.beginsTag) == true,
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            else { return nil }
            return CodeToken(kind: .name, end: end + 1)
        case (.php, UInt8(ascii: "'")), (.json, UInt8(ascii: "\"")), (.python, UInt8(ascii: "\"")),
            (.swift, UInt8(ascii: "\"")):
            guard let end = endOfString(in: code, at: start) else { return nil }
            return CodeToken(kind: isName(code[end...]) ? .name : .string, end: end)
        case (.php, UInt8(ascii: "/")), (.swift, UInt8(ascii: "/")):
            return rest.starts(with: "//".utf8) ? CodeToken(kind: .comment, end: Self.endOfLine(rest)) : nil
        case (.python, UInt8(ascii: "#")): return CodeToken(kind: .comment, end: Self.endOfLine(rest))
        default: return nil
        }
    }

    /// Index after the closing quote of a string; `nil` if there is none, as for the single quote in a regular
    /// expression. A string ends on its line, except in PHP and the long strings of Python.
    private func endOfString(in code: [UInt8], at start: Int) -> Int? {
        let long = Array("\"\"\"".utf8)
        let isLong = self == .python && code[start...].starts(with: long)
        let mark = isLong ? long : [code[start]]
        var index = start + mark.count
        while index < code.count {
            switch code[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\n") where self != .php && !isLong: return nil
            case mark[0] where code[index...].starts(with: mark): return index + mark.count
            default: index += 1
            }
        }
        return nil
    }

    /// True if a string is followed by its value, so that it is a key.
    private func isName(_ rest: ArraySlice<UInt8>) -> Bool {
        let next = rest.drop { $0 == UInt8(ascii: " ") }
        return switch self {
        case .json, .python: next.first == UInt8(ascii: ":")
        case .php: next.starts(with: "=>".utf8)
        case .xml, .swift: false
        }
    }

    private static func endOfLine(_ rest: ArraySlice<UInt8>) -> Int {
        rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    }

    private static func beginsTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "/"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }
}
