import Foundation
@testable import ServerTestSupport
import Testing

/// A body of the JSON API that somebody sends who means no good, or whose program is broken.
struct HostileJSON: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let call: String
    let body: [UInt8]
    /// Codes that are accepted as the answer.
    let codes: Set<String>

    init(_ description: String, _ body: String, call: String = "client/check", codes: Set<String> = ["601"]) {
        self.init(description, Array(body.utf8), call: call, codes: codes)
    }

    init(_ description: String, _ body: [UInt8], call: String = "client/check", codes: Set<String> = ["601"]) {
        testDescription = "\(call): \(description)"
        self.call = call
        self.body = body
        self.codes = codes
    }

    var request: WireRequest { WireRequest("/v2/\(call)", body: body) }

    static let all = texts + structures + numbers + wrongTypes + zeroCharacters

    /// Every call with a message that would be taken.
    static let messages: [V2TestMessage] = [
        .check(), .order(), .info("10001"), .start("10001"), .credit("10001", "1.00"), .payment("10001", "1.00"),
        .hold("10001"), .resume("10001"), .message("10001", "Hello"),
    ]

    private static let good = V2TestMessage.check().root.wireText
    /// A valid check with another last name, given as in JSON between the quotes.
    private static func named(_ name: String) -> String { good.replacing("\"Jansen\"", with: "\"\(name)\"") }

    private static let texts = [
        HostileJSON("nothing", ""), HostileJSON("white space", " \r\n\t"),
        HostileJSON("XML", V1TestMessage.check().xml),
        HostileJSON("null", "null"), HostileJSON("true", "true"), HostileJSON("a text", "\"usertest\""),
        HostileJSON("a number", "1"), HostileJSON("a list", "[\(good)]"), HostileJSON("two objects", good + good),
        HostileJSON("half an object", String(good.prefix(200))), HostileJSON("a form", "billinkUsername=usertest"),
        HostileJSON("single quotes", good.replacing("\"", with: "'")),
        HostileJSON("a trailing comma", String(good.dropLast()) + ",}"),
        HostileJSON("a comment", "/* */" + good), HostileJSON("NaN", #"{"orderAmount":NaN}"#),
        HostileJSON("a half surrogate", named(#"\uD800"#)), HostileJSON("the other half", named(#"\uDC00x"#)),
        HostileJSON("two first halves", named(#"\uD800\uD800"#)),
        HostileJSON("a bare line feed in a text", named("Jan\nsen")),
        HostileJSON("a bare zero in a text", named("Jan\0sen")),
        HostileJSON("an escape that is none", named(#"\x41"#)), HostileJSON("a zero byte behind it", good + "\0"),
        HostileJSON("Latin-1", Array("{\"a\":\"".utf8) + [0xFC] + Array("\"}".utf8)),
        HostileJSON("a surrogate in UTF-8", Array("{\"a\":\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"}".utf8)),
        HostileJSON("an overlong slash", Array("{\"a\":\"".utf8) + [0xC0, 0xAF] + Array("\"}".utf8)),
        HostileJSON("UTF-16", Array(good.data(using: .utf16)!)),
        HostileJSON("bytes", [UInt8](repeating: 0xFF, count: 999)),
        HostileJSON("a pair of surrogates", named(#"\uD83D\uDE00"#), codes: ["500", "410"]),
    ]

    private static let structures = [
        HostileJSON("100,000 lists deep", String(repeating: "[", count: 100_000)),
        HostileJSON("100,000 objects deep", String(repeating: "{\"a\":", count: 50_000)),
        HostileJSON(
            "deep below a key nobody reads",
            "{\"x\":" + String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000) + "}"),
        HostileJSON("300,000 bytes", "{\"x\":\"\(String(repeating: "a", count: 300_000))\"}"),
        HostileJSON("10 MB", [UInt8](repeating: UInt8(ascii: " "), count: 10_000_000)),
        HostileJSON(
            "20,000 keys nobody reads", "{" + (0..<20_000).map { "\"k\($0)\":1," }.joined() + good.dropFirst(),
            codes: ["500"]),
        HostileJSON(
            "the same key 20,000 times", "{" + String(repeating: "\"x\":1,", count: 20_000) + good.dropFirst(),
            codes: ["500"]),
        HostileJSON("200,000 characters of last name", named(String(repeating: "a", count: 200_000)), codes: ["410"]),
        HostileJSON("200,000 quotes", named(String(repeating: "\\\"", count: 100_000)), codes: ["410"]),
        HostileJSON(
            "a list of 100,000 nulls", "{\"x\":[\(String(repeating: "null,", count: 40_000))null],\(good.dropFirst())",
            codes: ["500"]),
        list(V2TestMessage.info(), ["number": "1"], 101, "110"), list(.start(), ["number": "1"], 11, "708"),
        list(.credit("1", "1"), ["number": "1", "creditAmount": 1], 101, "601"),
        list(.payment("1", "1"), ["number": "1", "amount": 1], 101, "601"),
        list(.info(), ["number": "1"], 10_000, "110"),
        HostileJSON(
            "501 order items",
            V2TestMessage.order([
                "orderItems": .array(Array(repeating: ["productAmount": 1, "taxRate": 21], count: 501))
            ])
            .root.wireText, call: "client/order"),
    ]

    private static func list(_ message: V2TestMessage, _ item: JSONNode, _ count: Int, _ code: String) -> HostileJSON {
        let message = message.with(["invoices": .array(Array(repeating: item, count: count))])
        return HostileJSON("\(count) items", message.root.wireText, call: message.call, codes: [code])
    }

    /// Amounts that are none, or that no euro amount can be.
    private static let numbers = [
        "1e400", "-1e400", "1e-400", "1E+99999999999999999999", "-0", "0", "-1", "0.001", "1e20",
        String(repeating: "9", count: 60), String(repeating: "9", count: 200_000),
        "0." + String(repeating: "9", count: 200_000),
        "1.5e2.5", "01", ".5", "5.", "+5", "0x10", "1_000", "Infinity", "-", "9223372036854775808",
    ].flatMap { number in
        let amount = JSONNode.number(number)
        let item: JSONNode = ["name": "Lamp", "productAmount": amount, "quantity": 1, "taxRate": 21]
        let quantity: JSONNode = ["name": "Lamp", "productAmount": 1, "quantity": amount, "taxRate": 21]
        let short = number.count > 30 ? "\(number.prefix(3))… of \(number.count) characters" : number
        return [
            HostileJSON(
                "an amount of \(short)", V2TestMessage.check(["orderAmount": amount]).root.wireText,
                codes: ["601", "428", "429"]),
            HostileJSON(
                "a price of \(short)", V2TestMessage.order(["orderItems": [item]]).root.wireText, call: "client/order",
                codes: ["601", "435"]),
            HostileJSON(
                "a quantity of \(short)", V2TestMessage.order(["orderItems": [quantity]]).root.wireText,
                call: "client/order", codes: ["601", "435"]),
            HostileJSON(
                "a credit of \(short)",
                V2TestMessage.credit("10001", "").with(["invoices": [["number": "10001", "creditAmount": amount]]]).root
                    .wireText,
                call: "client/invoice/credit", codes: ["601", "705", "707"]),
            HostileJSON(
                "\(short) days", V2TestMessage.hold("10001").with(["days": amount]).root.wireText,
                call: "client/invoice/on-hold", codes: ["601", "701", "403"]),
        ]
    }

    /// Lists, objects, flags and nulls wherever something else belongs.
    private static let wrongTypes = messages.flatMap { message in
        let nodes: [(String, JSONNode)] = [
            ("a list", ["x"]), ("an object", ["x": "y"]), ("null", .null), ("true", true), ("an empty list", []),
            ("nested lists", [[["x"]]]), ("a list of nulls", [.null]), ("a list of numbers", [1, 2]),
        ]
        return nodes.flatMap { name, node in
            message.root.paths.map { path in
                HostileJSON(
                    "\(name) in \(path)", message.with([path: node]).root.wireText, call: message.call, codes: [])
            }
        }
    }

    /// A zero character, which no database takes, in every text.
    private static let zeroCharacters = messages.flatMap { message in
        message.root.paths.map { path in
            HostileJSON(
                "a zero character in \(path)", message.with([path: "a\u{0}b"]).root.wireText, call: message.call,
                codes: [])
        }
    }
}

extension JSONNode {
    /// The dotted paths of everything in an object, lists being ends.
    var paths: [String] {
        guard case .object(let members) = self else { return [] }
        return members.keys.sorted().flatMap { name in
            [name] + (members[name]?.paths ?? []).map { "\(name).\($0)" }
        }
    }
}
