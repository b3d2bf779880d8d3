import Foundation
import Testing

/// A body that somebody sends who means no good, or whose program is broken.
struct HostileBody: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let call: String
    let body: [UInt8]
    /// Code of the expected answer.
    let code: String

    init(_ description: String, _ body: String, call: String = "check", code: String = "601") {
        self.init(description, Array(body.utf8), call: call, code: code)
    }

    init(_ description: String, _ body: [UInt8], call: String = "check", code: String = "601") {
        testDescription = description
        self.call = call
        self.body = body
        self.code = code
    }

    var request: WireRequest { WireRequest("/v1/client/\(call)", body: body) }

    static let all = entities + structures + encodings + others + longTexts

    private static let message = V1TestMessage.check()
    private static let limit = 256 * 1024

    /// A message with something in front of it, and a name that refers to it.
    private static func with(_ prolog: String, name: String = "&x;") -> String {
        prolog + message.with("LASTNAME", xml: name).xml
    }

    private static let entities = [
        HostileBody("an entity", with("<!DOCTYPE API [<!ENTITY x \"y\">]>")),
        HostileBody("a billion laughs", with("<!DOCTYPE API [\(laughs)]>", name: "&l9;")),
        HostileBody(
            "a quadratic bomb",
            with(
                "<!DOCTYPE API [<!ENTITY x \"\(String(repeating: "a", count: 60_000))\">]>",
                name: String(repeating: "&x;", count: 40_000))),
        HostileBody("a file", with("<!DOCTYPE API [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")),
        HostileBody("an address", with("<!DOCTYPE API [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]>")),
        HostileBody("a parameter entity", with("<!DOCTYPE API [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]>")),
        HostileBody("a document type alone", with("<!DOCTYPE API>", name: "Jansen")),
        HostileBody("an external document type", with("<!DOCTYPE API SYSTEM \"file:///etc/passwd\">", name: "Jansen")),
        HostileBody(
            "a document type behind a processing instruction that looks like a comment",
            with("<?x <!-- ?><!DOCTYPE API [<!ENTITY x \"y\">]><!-- -->")),
        HostileBody("a document type behind a comment", with("<!-- > --><!DOCTYPE API [<!ENTITY x \"y\">]>")),
        HostileBody("a document type inside the root", with("", name: "<!DOCTYPE API>")),
        HostileBody("a reference of a surrogate", with("", name: "&#xD800;")),
        HostileBody("a reference of zero", with("", name: "&#0;")),
        HostileBody("a reference that overflows", with("", name: "&#99999999999999999999;"), code: "500"),
    ]

    private static let laughs =
        "<!ENTITY l0 \"ha\">"
        + (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()

    private static let structures = [
        HostileBody("10,000 elements deep", String(repeating: "<A>", count: 10_000)),
        HostileBody(
            "10,000 elements deep and out again",
            String(repeating: "<A>", count: 10_000) + String(repeating: "</A>", count: 10_000)),
        HostileBody("all of it opening", String(repeating: "<", count: limit)),
        HostileBody("all of it closing", String(repeating: "</A>", count: limit / 4)),
        HostileBody(
            "65,000 siblings", "<API>\(String(repeating: "<A/>", count: 65_000))\(message.content)</API>", code: "500"),
        HostileBody("200,000 siblings", "<API>\(String(repeating: "<A/>", count: 200_000))\(message.content)</API>"),
        HostileBody(
            "10,000 invoices",
            "<API>\(V1TestMessage.status().content)<INVOICES>"
                + String(repeating: "<I><A>1</A></I>", count: 10_000) + "</INVOICES></API>", call: "status", code: "110"
        ),
        HostileBody(
            "20,000 attributes",
            message.xml.replacing("<TYPE>", with: "<TYPE \((0..<20_000).map { "a\($0)=''" }.joined(separator: " "))>"),
            code: "500"),
        HostileBody(
            "an attribute of 200,000 characters",
            message.xml.replacing("<TYPE>", with: "<TYPE a='\(String(repeating: "a", count: 200_000))'>"), code: "500"),
        HostileBody("a name of 200,000 characters", "<\(String(repeating: "A", count: 200_000))/>"),
        HostileBody("a comment without end", "<API><!-- \(String(repeating: "-", count: 100_000))"),
        HostileBody("openings of comments", "<API>" + String(repeating: "<!-- ", count: 50_000)),
        HostileBody("openings of CDATA", "<API>" + String(repeating: "<![CDATA[", count: 25_000)),
        HostileBody(
            "openings of CDATA in a comment, and a bare &",
            "<API><!-- \(String(repeating: "<![CDATA[", count: 25_000)) --> &\(message.content)</API>", code: "500"),
        HostileBody(
            "100,000 bare &", with("", name: String(repeating: "&", count: 100_000)), code: "410"),
        HostileBody(
            "50,000 references", with("", name: String(repeating: "&lt;", count: 50_000)), code: "410"),
    ]

    private static let encodings = [
        HostileBody(
            "UTF-16, little end first", Array(Data([0xFF, 0xFE]) + message.xml.data(using: .utf16LittleEndian)!)),
        HostileBody("UTF-16, big end first", Array(Data([0xFE, 0xFF]) + message.xml.data(using: .utf16BigEndian)!)),
        HostileBody("UTF-32", Array(message.xml.data(using: .utf32)!)),
        HostileBody("UTF-7", "+ADw-API+AD4-+ADw-/API+AD4-"),
        HostileBody("a zero byte in a name", with("", name: "Jan\0sen")),
        HostileBody("a zero byte behind it", message.xml + "\0"),
        HostileBody("zero bytes alone", [UInt8](repeating: 0, count: 100_000)),
        HostileBody("Latin-1", Array("<API><LASTNAME>M".utf8) + [0xFC] + Array("ller</LASTNAME></API>".utf8)),
        HostileBody("half a character", Array(message.xml.utf8.dropLast(6)) + [0xE2, 0x82] + Array("</API>".utf8)),
        HostileBody("an overlong slash", Array("<API><A>".utf8) + [0xC0, 0xAF] + Array("</A></API>".utf8)),
        HostileBody("a surrogate in UTF-8", Array("<API><A>".utf8) + [0xED, 0xA0, 0x80] + Array("</A></API>".utf8)),
        HostileBody("bytes beyond UTF-8", [UInt8](repeating: 0xFF, count: 1_000)),
    ]

    private static let others = [
        HostileBody("nothing", ""),
        HostileBody("a message without anything", "<API/>", code: "001"),
        HostileBody("JSON", #"{"API":{"VERSION":"BILLINK2.0"}}"#),
        HostileBody("half a message", Array(message.xml.utf8.prefix(300))),
        HostileBody("10 MB", [UInt8](repeating: UInt8(ascii: " "), count: 10_000_000)),
        HostileBody("SQL", message.with(["CLIENTUSERNAME": "' OR 1=1 --"]).xml, code: "101"),
        HostileBody("a shell", message.with(["WORKFLOWNUMBER": "$(reboot)"]).xml, code: "105"),
        HostileBody("a number of 1,000 digits", message.with(["ORDERAMOUNT": digits(1_000)]).xml, code: "428"),
        HostileBody("a workflow of 1,000 digits", message.with(["WORKFLOWNUMBER": digits(1_000)]).xml, code: "105"),
        HostileBody(
            "a quantity of 1,000 digits",
            V1TestMessage.order().with(line: ["ORDERQUANTITY": digits(1_000), "PRICEINCL": "1", "BTW": "21"]).xml,
            call: "order", code: "435"),
        HostileBody(
            "prices that overflow together",
            V1TestMessage.order().with(
                lines: Array(
                    repeating: V1TestLine(["ORDERQUANTITY": "1000000", "PRICEINCL": "9999999", "BTW": "21"]), count: 100
                )
            ).with(["WORKFLOWNUMBER": "1"]).xml, call: "order", code: "452"),
    ]

    private static func digits(_ count: Int) -> String { String(repeating: "9", count: count) }
}
