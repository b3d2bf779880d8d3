import TestSupport
import Testing

@testable import Wire

/// Swift compares texts in Unicode's normal form, in time quadratic in the length of a run of combining marks.
@Suite("Text that is slow to compare")
struct HostileTextTests {
    private static let longest = 262_144

    /// Combining marks in the wrong order, which makes a run slow to sort.
    private static func marks(_ count: Int) -> String {
        String(String.UnicodeScalarView((0..<count).map { $0.isMultiple(of: 2) ? "\u{301}" : "\u{323}" }))
    }

    /// The marks of a text one by one, each as a format tells.
    private static func escaped(_ marks: String, _ format: (String) -> String) -> String {
        marks.unicodeScalars.map { format(String($0.value, radix: 16)) }.joined()
    }

    private static func encodedTwice(_ text: String) -> String {
        String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }

    /// A way for marks to come in a message.
    struct Way: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let message: @Sendable (_ marks: String) -> String
        let read: @Sendable (_ message: String) -> Bool

        func isRead(_ marks: String) -> Bool { read(message(marks)) }

        static func xml(_ name: String, _ message: @escaping @Sendable (String) -> String) -> Way {
            Way(testDescription: "XML, \(name)", message: message) { XMLReader.read(Array($0.utf8)) != nil }
        }

        static func json(_ name: String, _ message: @escaping @Sendable (String) -> String) -> Way {
            Way(testDescription: "JSON, \(name)", message: message) { JSONReader.read(Array($0.utf8)) != nil }
        }
    }

    private static let values: [Way] = [
        .xml("text") { "<A><B>e\($0)</B></A>" },
        .xml("text by itself") { "<A>\($0)</A>" },
        .xml("hexadecimal references") { marks in "<A>e\(escaped(marks) { "&#x\($0);" })</A>" },
        .xml("decimal references") { marks in "<A>e\(marks.unicodeScalars.map { "&#\($0.value);" }.joined())</A>" },
        .xml("a CDATA section") { "<A>e<![CDATA[\($0)]]></A>" },
        .xml("text after a section") { "<A><![CDATA[e]]>\($0)</A>" },
        .xml("a mark to each section") { marks in
            "<A>e\(marks.unicodeScalars.map { "<![CDATA[\($0)]]>" }.joined())</A>"
        },
        .xml("comments between them") { marks in "<A>e\(marks.unicodeScalars.map { "<!-- -->\($0)" }.joined())</A>" },
        .xml("encoded twice") { "<A>e\(encodedTwice($0))</A>" },
        .xml("white space around them") { "<A> \n\($0) \n</A>" },
        .xml("the value of an attribute") { "<A b='true\($0)'/>" },
        .xml("references in an attribute") { marks in "<A xsi:nil='true\(escaped(marks) { "&#x\($0);" })'/>" },
        .json("a string") { "\"e\($0)\"" },
        .json("a member") { "{\"a\":\"e\($0)\"}" },
        .json("an element") { "[1,\"\($0)\"]" },
        .json("a key") { "{\"e\($0)\":1}" },
        .json("escapes") { marks in "{\"a\":\"e\(escaped(marks) { "\\u0\($0)" })\"}" },
        .json("escapes in a key") { marks in "{\"e\(escaped(marks) { "\\u0\($0)" })\":1}" },
        .json("every other escaped") { marks in "[\"e\(marks.replacing("\u{301}", with: "\\u0301"))\"]" },
    ]

    @Test("Thirty combining marks in a row are read and thirty-one are not, however they come", arguments: values)
    func bound(way: Way) {
        #expect(way.isRead(Self.marks(30)))
        #expect(!way.isRead(Self.marks(31)))
    }

    @Test("A run that fills a message is refused with work in proportion to its length at most", arguments: values)
    func longestRuns(way: Way) {
        // The longest way is a section to each mark, of fourteen bytes.
        #expect(!way.isRead(Self.marks(Self.longest / 16)))
        let growth = Work.growth {
            way.message(Self.marks(Self.longest / 16 / $0))
        } of: {
            _ = way.read($0)
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test("Any number of marks is read when no more than thirty stand in a row, and compared with work in proportion")
    func shortRuns() throws {
        let text = String(repeating: "e\(Self.marks(30))", count: Self.longest / 61)
        let node = try #require(XMLReader.read(Array("<A>\(text)</A>".utf8)))
        let value = try #require(JSONReader.read(Array("\"\(text)\"".utf8)))
        #expect(Array(node.text.utf8) == Array(text.utf8))
        #expect(value != .string(text + Self.marks(1)))
        let growth = Work.growth { divisor in
            let text = String(repeating: "e\(Self.marks(30))", count: Self.longest / 61 / divisor)
            let node = XMLReader.read(Array("<A>\(text)</A>".utf8))
            return (node, JSONReader.read(Array("\"\(text)\"".utf8)), JSONValue.string(text + Self.marks(1)))
        } of: { node, value, longer in
            _ = node.hashValue
            _ = value.hashValue
            _ = value == longer
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test(
        "Ordinary text is read as it was sent",
        arguments: [
            "José", "Jose\u{301}", "Nguye\u{302}\u{303}n Thi\u{323}", "שִׁבֹּ֖לֶת", "ก็ที่นี่", "हिन्दी", "日本語", "한국어",
            "👨‍👩‍👧‍👦 🇳🇱 ✌🏽", String(repeating: "é", count: 1_000), String(repeating: "e\u{301}", count: 1_000),
        ]
    )
    func people(text: String) {
        #expect(XMLReader.read(Array("<A>\(text)</A>".utf8)).map { Array($0.text.utf8) } == Array(text.utf8))
        #expect(JSONReader.read(Array("\"\(text)\"".utf8))?.text.map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test("Every character that Unicode sorts in a run counts as a mark")
    func everyMark() {
        let marks = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
            $0.properties.canonicalCombiningClass != .notReordered
        }
        #expect(marks.count > 900)
        let wrong = marks.filter { mark in
            let run = String(repeating: String(mark), count: 30)
            return !WireText.isStreamSafe("\(run)e\(run)") || WireText.isStreamSafe("\(run)\(mark)")
        }
        #expect(wrong == [])
    }

    // MARK: Names

    private static let names: [Way] = [
        .xml("an element") { "<A><\($0)/></A>" },
        .xml("an element with its end") { "<\($0)>x</\($0)>" },
        .xml("an attribute") { "<A \($0)='1'/>" },
        .xml("a second attribute") { "<A b='1' \($0)='1'></A>" },
        .xml("a processing instruction") { "<?\($0) x?><A/>" },
    ]

    @Test("A name of 100 bytes is read and one of 101 is not", arguments: names)
    func nameLength(way: Way) {
        #expect(way.isRead(String(repeating: "a", count: 100)))
        #expect(!way.isRead(String(repeating: "a", count: 101)))
        #expect(way.isRead(String(repeating: "é", count: 50)))
        #expect(!way.isRead(String(repeating: "é", count: 50) + "a"))
    }

    @Test("A name that fills a message is refused before anything compares it", arguments: names)
    func longestNames(way: Way) {
        // One of them stands there twice.
        #expect(!way.isRead("a" + Self.marks(Self.longest / 5)))
        let growth = Work.growth {
            way.message("a" + Self.marks(Self.longest / 5 / $0))
        } of: {
            _ = way.read($0)
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test("Behind a name that is too long no tag ends", arguments: ["<A NAME>", "<A NAME/>", "<A NAME >", "<NAME/>"])
    func namesWithoutValue(tag: String) {
        let tag = tag.replacing("NAME", with: String(repeating: "a", count: 101))
        #expect(XMLReader.read(Array(tag.utf8)) == nil)
        #expect(XMLReader.read(Array("\(tag)</A>".utf8)) == nil)
    }

    @Test("An unknown element is skipped, in any script")
    func unknownElements() {
        let node = XMLReader.read(Array("<A><Größe>1</Größe><注文 b='é'/><e\u{301}/><B>x</B></A>".utf8))
        #expect(node?.text("B") == "x")
    }
}
