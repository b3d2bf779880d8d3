import Foundation
import TestSupport
import Testing

@testable import Wire

/// The reader beside Foundation's: a second opinion on what is well-formed and what it says.
@Suite("Reading JSON beside Foundation")
struct JSONAgreementTests {
    @Test("On messages damaged at random the reader takes what Foundation takes, and reads the same from it")
    func agreement() {
        var random = SplitMix64(seed: 20_261_124)
        var taken = 0
        var differing = 0
        for _ in 0..<20_000 {
            let document = Self.damaged(&random)
            let ours = JSONReader.read(document)
            let theirs = Self.foundation(document)
            let text = String(decoding: document, as: UTF8.self)
            switch (ours, theirs) {
            case (nil, nil): continue
            case (let ours?, let theirs?):
                taken += 1
                #expect(Self.agree(ours, theirs), "\(text)")
            case (nil, _?):
                differing += 1
                #expect(Outline(of: document).isRefusedOnPurpose, "refused by the reader alone: \(text)")
            case (let ours?, nil):
                differing += 1
                #expect(Self.hasHugeNumber(ours), "refused by Foundation alone: \(text)")
            }
        }
        #expect(taken > 4_000)
        #expect(differing > 500)
    }

    /// The whole list. When Foundation changes its mind, the line goes.
    @Test(
        "Where the two differ, it is known why",
        arguments: [
            Difference("RFC 8259 has no comma behind the last element", "[1,]", isRead: false),
            Difference("RFC 8259 has no comma behind the last member", "{\"a\":1, }", isRead: false),
            Difference("RFC 8259 is UTF-8; Foundation guesses UTF-16 from a zero byte", [0x31, 0x00], isRead: false),
            Difference("the same, from a byte order mark", [0xFF, 0xFE, 0x31, 0x00], isRead: false),
            Difference("the same, UTF-32", [0x31, 0x00, 0x00, 0x00], isRead: false),
            Difference("no message is that deep; Foundation's bound is 512", deep(17), isRead: false),
            Difference("no amount is that long", String(repeating: "1", count: 65), isRead: false),
            Difference("no key is that long", "{\"\(String(repeating: "a", count: 257))\":1}", isRead: false),
            Difference("no letter has so many marks", "\"e\(String(repeating: "\u{301}", count: 31))\"", isRead: false),
            Difference("a number is text here and need not fit a floating point number", "1e400", isRead: true),
        ]
    )
    func differences(difference: Difference) {
        #expect((JSONReader.read(difference.document) != nil) == difference.isRead)
        #expect((Self.foundation(difference.document) != nil) != difference.isRead)
    }

    @Test("Of a key given twice Foundation takes the last one too")
    func keysTwice() {
        #expect(Self.foundation(Array("{\"a\":1,\"b\":2,\"a\":3}".utf8)) as? [String: Int] == ["a": 3, "b": 2])
    }

    struct Difference: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let document: [UInt8]
        let isRead: Bool

        init(_ reason: String, _ document: [UInt8], isRead: Bool) {
            testDescription = reason
            self.document = document
            self.isRead = isRead
        }

        init(_ reason: String, _ text: String, isRead: Bool) {
            self.init(reason, Array(text.utf8), isRead: isRead)
        }
    }

    private static func deep(_ levels: Int) -> String {
        String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }

    // MARK: Documents

    private static let scalars = [
        "null", "true", "false", "0", "-0", "12", "1.50", "-2e3", "2E+1", "1e-9", "1e400", "-1e309", "{}", "[ ]",
        "\"\"", "\"x\"", "\"José\"", "\"A\\u00e9\\n\\/1\"", "\"\\\\\"", "\"\\\"\"", "\"\\ud83d\\ude42\"",
        "\"🙂\"", "\"\u{7F}\"", "\"\\u0000\"", String(repeating: "9", count: 64), String(repeating: "9", count: 65),
        deep(13), deep(17),
    ]

    private static let spoilt = [
        "", "nul", "True", "NaN", "01", "-", "+1", ".5", "1.", "1e", "'a'", "1 2", "\"\\x\"", "\"\\u12g4\"",
        "\"\\ud83d\"", "\"\\ude42\\ud83d\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "\u{FEFF}", "\u{A0}", "/**/", "//",
        "\"a", "a\"",
    ]

    private static let signs = Array("{}[],:\"\\ \n019-+.eEu".utf8)

    /// A document. In half of them a byte or two were taken out, doubled or replaced.
    private static func damaged(_ random: inout SplitMix64) -> [UInt8] {
        var bytes = Array(document(levels: 4, &random).utf8)
        guard Bool.random(using: &random) else { return bytes }
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            guard let index = bytes.indices.randomElement(using: &random) else { continue }
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes.insert(bytes[index], at: index)
            case 2: bytes.insert(random.pick(signs), at: index)
            case 3: bytes[index] = random.pick(signs)
            default: bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return bytes
    }

    private static func document(levels: Int, _ random: inout SplitMix64) -> String {
        guard levels > 0 else { return random.pick(random.isOne(of: 60) ? spoilt : scalars) }
        let isObject = Bool.random(using: &random)
        var parts: [String] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let part = document(levels: Int.random(in: 0..<levels, using: &random), &random)
            let key = random.pick(["\"a\":", "\"b\" : ", "\"\\u0061\":", "\"é\":", "\"e\u{301}\":"])
            parts.append(isObject ? key + part : part)
        }
        let inside = parts.joined(separator: random.pick([",", ", ", " ,\r\n\t"])) + (random.isOne(of: 40) ? ", " : "")
        return isObject ? "{\(inside)}" : "[\(inside)]"
    }

    // MARK: Opinions

    private static func foundation(_ document: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(document), options: .fragmentsAllowed)
    }

    private static func agree(_ ours: JSONValue, _ theirs: Any) -> Bool {
        switch ours {
        case .null: theirs is NSNull
        case .bool(let isTrue): theirs as? Bool == isTrue
        case .number(let number): isNear(Double(number), (theirs as? NSNumber)?.doubleValue)
        case .string(let string): (theirs as? String).map { Array($0.utf8) } == Array(string.utf8)
        case .array(let elements): agree(elements, theirs as? [Any])
        case .object(let members): agree(members, theirs as? [String: Any])
        }
    }

    private static func agree(_ ours: [JSONValue], _ theirs: [Any]?) -> Bool {
        ours.count == theirs?.count && zip(ours, theirs ?? []).allSatisfy(agree)
    }

    private static func agree(_ ours: [String: JSONValue], _ theirs: [String: Any]?) -> Bool {
        ours.count == theirs?.count
            && ours.allSatisfy { key, value in theirs?[key].map { agree(value, $0) } ?? false }
    }

    /// Foundation keeps 38 digits of a whole number, and makes a `Double` of those.
    private static func isNear(_ ours: Double?, _ theirs: Double?) -> Bool {
        guard let ours, let theirs else { return false }
        return abs(ours - theirs) <= abs(ours) * 1e-15
    }

    private static func hasHugeNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): Double(number)?.isFinite != true
        case .array(let elements): elements.contains(where: hasHugeNumber)
        case .object(let members): members.values.contains(where: hasHugeNumber)
        case .null, .bool, .string: false
        }
    }
}

extension SplitMix64 {
    fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    fileprivate mutating func isOne(of count: Int) -> Bool {
        Int.random(in: 0..<count, using: &self) == 0
    }
}

/// Features of a document that the reader rejects on purpose, found without the reader.
private struct Outline {
    private var depth = 0
    private var deepest = 0
    private var numberLength = 0
    private var longestNumber = 0
    private var hasCommaAtEnd = false
    private var hasZeroByte = false

    var isRefusedOnPurpose: Bool {
        deepest > 16 || longestNumber > 64 || hasCommaAtEnd || hasZeroByte
    }

    init(of document: [UInt8]) {
        hasZeroByte = document.contains(0)
        var isInString = false
        var isEscaped = false
        var last = UInt8(ascii: " ")
        for byte in document {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else {
                isInString = byte == UInt8(ascii: "\"")
                take(byte, after: last)
            }
            if !" \t\r\n".utf8.contains(byte) { last = byte }
        }
    }

    /// - Parameter last: the last byte before it that is no white space.
    private mutating func take(_ byte: UInt8, after last: UInt8) {
        numberLength = "0123456789+-.eE".utf8.contains(byte) ? numberLength + 1 : 0
        longestNumber = max(longestNumber, numberLength)
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            depth += 1
            deepest = max(deepest, depth)
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            depth -= 1
            if last == UInt8(ascii: ",") { hasCommaAtEnd = true }
        default: break
        }
    }
}
