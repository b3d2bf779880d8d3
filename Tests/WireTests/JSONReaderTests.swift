import TestSupport
import Testing

@testable import Wire

@Suite("Reading JSON")
struct JSONReaderTests {
    private func read(_ text: String) -> JSONValue? {
        JSONReader.read(Array(text.utf8))
    }

    private func nested(_ levels: Int) -> String {
        String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }

    // MARK: Shape

    @Test(
        "Every kind of value is read, by itself too",
        arguments: [
            ("null", .null), ("true", .bool(true)), ("false", .bool(false)), ("0", .number("0")),
            ("\"\"", .string("")), ("[]", .array([])), ("{}", .object([:])),
            ("[[],{}]", .array([.array([]), .object([:])])),
            ("[1,\"a\",null]", .array([.number("1"), .string("a"), .null])),
            ("{\"a\":{\"b\":[true]}}", .object(["a": .object(["b": .array([.bool(true)])])])),
            ("{\"\":1}", .object(["": .number("1")])),
        ] as [(String, JSONValue)]
    )
    func kinds(text: String, value: JSONValue) {
        #expect(read(text) == value)
    }

    @Test(
        "Spaces, tabs and line ends may stand around everything, and a byte order mark at the start",
        arguments: [
            "{\"a\":[1,2]}", " { \"a\" : [ 1 , 2 ] } ", "\r\n{\t\"a\"\n:\r[1\t,\n2\r]\t}\n", "\u{FEFF}{\"a\":[1,2]}",
            "\u{FEFF} \n{\"a\":[1,2]}",
        ]
    )
    func whiteSpace(text: String) {
        #expect(read(text) == .object(["a": .array([.number("1"), .number("2")])]))
    }

    @Test(
        "What is not one well-formed text is refused",
        arguments: [
            "", " ", "\n", "\u{FEFF}", "[", "]", "{", "}", "[}", "{]", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1",
            "{\"a\":1,", "[1]]", "{}}", "[1]x", "[]1", "1 2", "nullnull", "[1 2]", "[1:2]", "{\"a\" 1}", "{\"a\",1}",
            "{\"a\"}", "{\"a\":}", "{:1}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{\"a\":1 \"b\":2}",
            "{\"a\"::1}", "{\"a\":1:2}", ",", ":", "<API/>", "a=1",
        ]
    )
    func malformed(text: String) {
        #expect(read(text) == nil)
    }

    @Test(
        "No comma stands before an end, at a beginning, or twice",
        arguments: [
            "[1,]", "[,]", "[,1]", "[1,,2]", "[1, ]", "{\"a\":1,}", "{,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "1,",
        ]
    )
    func commas(text: String) {
        #expect(read(text) == nil)
    }

    @Test(
        "What other notations add to JSON is refused",
        arguments: [
            "// a\n1", "1 // a", "/* a */1", "[1/* a */]", "# a\n1", "'a'", "`a`", "True", "TRUE", "False", "Null",
            "NULL",
            "nil", "undefined", "tru", "truex", "nul", "nulls", "fals", "NaN", "Infinity", "-Infinity", "(1)", "1;",
        ]
    )
    func otherNotations(text: String) {
        #expect(read(text) == nil)
    }

    @Test(
        "No other white space is any",
        arguments: ["\u{B}", "\u{C}", "\u{0}", "\u{85}", "\u{A0}", "\u{2028}", "\u{3000}", "\u{200B}", "\u{FEFF}"]
    )
    func otherWhiteSpace(sign: String) {
        #expect(read("[1]\(sign)") == nil)
        #expect(read(" \(sign)[1]") == nil)
        #expect(read("[\(sign)1]") == nil)
    }

    @Test("One byte order mark is passed over and a second is not")
    func byteOrderMarks() {
        #expect(read("\u{FEFF}1") == .number("1"))
        #expect(read("\u{FEFF}\u{FEFF}1") == nil)
        #expect(read("\"\u{FEFF}\"") == .string("\u{FEFF}"))
    }

    @Test("Of a key given twice the last one counts, however it is written")
    func keysTwice() {
        #expect(read("{\"a\":1,\"b\":2,\"a\":3}") == .object(["a": .number("3"), "b": .number("2")]))
        #expect(read("{\"a\":1,\"\\u0061\":null}") == .object(["a": .null]))
        #expect(read("{\"\u{E9}\":1,\"e\u{301}\":2}")?["\u{E9}"] == .number("2"))
    }

    // MARK: Bounds

    @Test("Sixteen levels are read and seventeen are not", arguments: [(16, true), (17, false), (100_000, false)])
    func depth(levels: Int, isRead: Bool) {
        let objects = String(repeating: "{\"a\":", count: levels) + "1" + String(repeating: "}", count: levels)
        #expect((read(nested(levels)) != nil) == isRead)
        #expect((read(objects) != nil) == isRead)
    }

    @Test("Depth is what stands inside each other, not after each other")
    func siblings() {
        #expect(read("[\(nested(15)),\(nested(15))]") != nil)
        #expect(read("[\(nested(15)),\(nested(16))]") == nil)
    }

    @Test("A key of 256 bytes is read and one of 257 is not", arguments: [(256, true), (257, false)])
    func keyLength(length: Int, isRead: Bool) {
        #expect((read("{\"\(String(repeating: "a", count: length))\":1}") != nil) == isRead)
        #expect((read("{\"\(String(repeating: "\\u0061", count: length))\":1}") != nil) == isRead)
    }

    @Test(
        "A hostile message takes work in proportion to its length, up to the longest",
        arguments: [
            ("", "[", ""), ("", "{\"a\":", ""), ("", "\"", ""), ("", "-", ""), ("", "1", ""), ("", " ", ""),
            ("[", "[],", "1]"), ("[", "1,", "1]"), ("[", "\"\",", "1]"), ("{", "\"a\":1,", "\"a\":1}"),
            ("\"", "\\n", "\""), ("\"", "\\\\", "\""), ("\"", "\\ud83d\\ude42", "\""), ("\"", "\\u0301\\u0323", "\""),
            ("\"", "é", ""), ("{\"a", "\u{301}\u{323}", "\":1}"), ("{\"a", "\\u0301\\u0323", "\":1}"),
        ]
    )
    func hostile(beginning: String, middle: String, end: String) {
        let growth = Work.growth { part in
            let text = beginning + String(repeating: middle, count: 262_144 / part / middle.utf8.count) + end
            return Array(text.utf8)
        } of: { bytes in
            _ = JSONReader.read(bytes)
        }
        #expect(growth.isLinear, "\(growth)")
    }

    @Test("Many keys, each as slow to hash as a key may be, take work in proportion to their number")
    func hostileKeys() {
        let marks = String(repeating: "e" + String(repeating: "\u{301}\u{323}", count: 15), count: 4)
        func message(_ keys: Int) -> [UInt8] {
            Array("{\((0..<keys).map { "\"\($0)\(marks)\":1" }.joined(separator: ","))}".utf8)
        }
        #expect(JSONReader.read(message(1_000)) != nil)
        let growth = Work.growth {
            message(1_000 / $0)
        } of: {
            _ = JSONReader.read($0)
        }
        #expect(growth.isLinear, "\(growth)")
    }

    // MARK: Numbers

    @Test(
        "A number keeps its text",
        arguments: [
            "0", "-0", "7", "-7", "10", "1234567890", "0.5", "-0.50", "12.00", "1e2", "1E2", "1e+2", "1E-2", "0e0",
            "0.0e-0", "1.5e300", "1e400", "1e00002", "123456789012345678901234567890.123456789",
        ]
    )
    func numbers(text: String) {
        #expect(read(text) == .number(text))
        #expect(read("[\(text) , \(text)]") == .array([.number(text), .number(text)]))
        #expect(read("{\"a\":\(text)}") == .object(["a": .number(text)]))
    }

    @Test(
        "What is no number by the grammar is refused",
        arguments: [
            "-", "+", "+1", "--1", "- 1", "00", "01", "-01", "007", "0.", "-0.", "1.", "1.e1", ".5", "-.5", "1..2",
            "1.2.3",
            "1e", "1E", "1e+", "1e-", "1e+-1", "1ee1", "1e1.5", "1e1e1", "0x1F", "0b1", "1_000", "1,5", "1 000", "1f",
            "1-", "1+1", "e1", "٣", "１",
        ]
    )
    func noNumbers(text: String) {
        #expect(read(text) == nil)
        #expect(read("{\"a\":\(text)}") == nil)
    }

    @Test("A number of 64 characters is read and one of 65 is not", arguments: [(64, true), (65, false)])
    func numberLength(length: Int, isRead: Bool) {
        #expect((read(String(repeating: "1", count: length)) != nil) == isRead)
        #expect((read("-0.\(String(repeating: "1", count: length - 3))") != nil) == isRead)
        #expect((read("1e\(String(repeating: "0", count: length - 2))") != nil) == isRead)
    }

    // MARK: Strings

    @Test(
        "Escapes become what they stand for",
        arguments: [
            (#"\"\\\/"#, "\"\\/"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"a\nb"#, "a\nb"),
            (#"\u0041\u00e9\u00E9"#, "Aéé"),
            (#"\u20ac\u20AC"#, "€€"), (#"\ud83d\ude42"#, "🙂"), (#"x\uD83D\uDE42y"#, "x🙂y"),
            (#"\uD800\uDC00\uDBFF\uDFFF"#, "\u{10000}\u{10FFFF}"), (#"\u0000"#, "\u{0}"), (#"\u001f"#, "\u{1F}"),
            (#"\uFFFF\ufffe"#, "\u{FFFF}\u{FFFE}"), (#"\uD7FF\uE000"#, "\u{D7FF}\u{E000}"), (#"é\né"#, "é\né"),
            (#"\\u0041"#, "\\u0041"), (#"\u005Cn"#, "\\n"), (#"\u0022"#, "\""), (#"e\u0301"#, "e\u{301}"),
        ]
    )
    func escapes(sent: String, text: String) {
        guard case .string(let string) = read("\"\(sent)\"") else {
            Issue.record("no string")
            return
        }
        // Scalar by scalar: `==` takes an é for an é, in one code point or in two.
        #expect(Array(string.unicodeScalars) == Array(text.unicodeScalars))
        #expect(read("{\"\(sent)\":1}")?[text] == .number("1"))
    }

    @Test(
        "What is no escape is refused",
        arguments: [
            #"\"#, #"\a"#, #"\x41"#, #"\'"#, #"\0"#, #"\U0041"#, #"\N"#, #"\ "#, "\\\n", #"\é"#, #"\u"#, #"\u1"#,
            #"\u12"#,
            #"\u123"#, #"\u 123"#, #"\u+123"#, #"\u-123"#, #"\u12g4"#, #"\u{41}"#, #"\u00é"#, #"\u００４１"#,
        ]
    )
    func noEscapes(sent: String) {
        #expect(read("\"\(sent)\"") == nil)
        #expect(read("\"\(sent)") == nil)
    }

    @Test(
        "Half a surrogate pair is refused",
        arguments: [
            #"\ud83d"#, #"\ude42"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\\ude42"#, #"\ud83d\u0041"#, #"\ud83d\ud83d"#,
            #"\ude42\ud83d"#, #"\ud83d\ude42\ude42"#, #"\ud83d \ude42"#, #"\ud83d\u"#, #"\ud83d\ude4"#,
            #"\uDBFF\uE000"#,
        ]
    )
    func halves(sent: String) {
        #expect(read("\"\(sent)\"") == nil)
        #expect(read("\"\(sent)") == nil)
    }

    @Test("A control character stands in no string unless it is escaped", arguments: 0...0x20 as ClosedRange<UInt8>)
    func controlCharacters(code: UInt8) {
        let isRead = code == 0x20
        #expect((JSONReader.read([0x22, 0x61, code, 0x61, 0x22]) != nil) == isRead)
        #expect((JSONReader.read([0x22, 0x5C, 0x6E, code, 0x22]) != nil) == isRead)
        #expect((JSONReader.read([0x7B, 0x22, code, 0x22, 0x3A, 0x31, 0x7D]) != nil) == isRead)
    }

    @Test(
        "A string takes every character beyond the control characters",
        arguments: ["\u{7F}", "\u{80}", "é", "€", "\u{FFFE}", "🙂", "\u{10FFFF}", "\u{2028}", "'", "/", "[{,:"])
    func characters(text: String) {
        #expect(read("\"\(text)\"") == .string(text))
    }

    @Test(
        "A string that does not end is refused", arguments: ["\"", "\"a", "\"é", "\"\\\"", "\"\\n", "[\"a]", "{\"a:1}"])
    func openEnded(text: String) {
        #expect(read(text) == nil)
    }

    // MARK: Encoding

    @Test(
        "Bytes that are not UTF-8 are refused in every string",
        arguments: [
            [0x80], [0xBF], [0xC3], [0xE9], [0xE2, 0x82], [0xF0, 0x9F, 0x99], [0xC3, 0x28], [0xFE], [0xFF],
            // Longer than need be: NUL, `/` and U+07FF.
            [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
            // Surrogates, alone and as a pair.
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB9, 0x82],
            // Beyond U+10FFFF.
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func notUTF8(bytes: [UInt8]) {
        let quote: [UInt8] = [0x22]
        let escape = Array("\\u00e9".utf8)
        #expect(JSONReader.read(bytes) == nil)
        #expect(JSONReader.read(quote + bytes + quote) == nil)
        #expect(JSONReader.read(quote + bytes) == nil)
        // An escape must not complete what the bytes before it left open.
        #expect(JSONReader.read(quote + bytes + escape + quote) == nil)
        #expect(JSONReader.read(quote + escape + bytes + quote) == nil)
        #expect(JSONReader.read([0x7B] + quote + bytes + quote + [0x3A, 0x31, 0x7D]) == nil)
    }

    @Test(
        "UTF-16 and UTF-32 are refused, and so is half a byte order mark",
        arguments: [
            [0x31, 0x00], [0x00, 0x31], [0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31], [0x31, 0x00, 0x00, 0x00],
            [0x00, 0x00, 0x00, 0x31], [0x5B, 0x00, 0x5D, 0x00], [0xEF], [0xEF, 0xBB], [0xEF, 0xBB, 0x31],
        ] as [[UInt8]]
    )
    func otherEncodings(bytes: [UInt8]) {
        #expect(JSONReader.read(bytes) == nil)
    }

    // MARK: What decoders ask

    @Test("An object gives its members, and an array its elements; nothing else has any")
    func members() {
        let value = read("{\"a\":{\"b\":[1,null]},\"c\":null}")
        #expect(value?["a"]?["b"]?.elements == [.number("1"), .null])
        #expect(value?["c"] == .null)
        #expect(value?["d"] == nil)
        #expect(value?["A"] == nil)
        #expect(value?.elements == nil)
        #expect(value?["a"]?["b"]?["0"] == nil)
        for scalar in ["null", "true", "1", "\"a\""] {
            #expect(read(scalar)?["a"] == nil)
            #expect(read(scalar)?.elements == nil)
        }
        #expect(read("[]")?.elements == [])
    }

    @Test(
        "A scalar has the text that a form field would have",
        arguments: [
            ("true", "1"), ("false", "0"), ("\"x\"", "x"), ("\"true\"", "true"), ("\"1e2\"", "1e2"), ("\"0\"", "0"),
            ("0", "0"), ("-2.50", "-2.50"), ("1234567890123.45", "1234567890123.45"),
        ]
    )
    func texts(sent: String, text: String) {
        #expect(read(sent)?.text == text)
    }

    @Test(
        "Null, blank strings, arrays and objects have no text",
        arguments: ["null", "\"\"", "\" \"", "\" \\t\\r\\n\\u00a0\\u3000\"", "[]", "[1]", "{}", "{\"a\":\"b\"}"])
    func noText(sent: String) {
        #expect(read(sent)?.text == nil)
    }

    @Test(
        "A string's text has no white space around it, of any kind, and keeps what is inside",
        arguments: [
            (" a ", "a"), ("a b", "a b"), ("\r\na\r\n b\t", "a\r\n b"), ("\u{A0}a\u{2003}", "a"),
            ("\u{85}a\u{2028}", "a"),
            ("\u{3000}a\u{1680}", "a"), ("\u{B}a\u{C}", "a"), (" e\u{301} ", "e\u{301}"), (" \u{301}a", "\u{301}a"),
            ("\u{FEFF}a", "\u{FEFF}a"), ("a\u{200B}", "a\u{200B}"), ("🙂", "🙂"),
        ]
    )
    func trimming(sent: String, text: String) {
        #expect(JSONValue.string(sent).text.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test(
        "A number's text has no exponent, and every digit that was sent",
        arguments: [
            ("1e2", "100"), ("1E2", "100"), ("1e+2", "100"), ("1e002", "100"), ("1.5E-3", "0.0015"),
            ("-1.5e-3", "-0.0015"),
            ("1e0", "1"), ("1.50e0", "1.50"), ("1.50e1", "15.0"), ("1.50e2", "150"), ("1.50e3", "1500"), ("0.5e1", "5"),
            ("0.05e1", "0.5"), ("0.05e3", "50"), ("0.0e2", "0"), ("0e5", "0"), ("-0e5", "-0"), ("0e-2", "0.00"),
            ("100e-2", "1.00"), ("2495e-2", "24.95"), ("12.345e-2", "0.12345"), ("10e1", "100"),
            ("1e20", "100000000000000000000"), ("1e-20", "0.00000000000000000001"),
        ]
    )
    func exponents(sent: String, text: String) {
        #expect(read(sent)?.text == text)
    }

    @Test(
        "An exponent beyond twenty stays, for a decimal reader to refuse",
        arguments: ["1e21", "1e-21", "-2.5E+21", "1e999999999999999999999999", "1e-9223372036854775808"]
    )
    func hugeExponents(sent: String) {
        #expect(read(sent)?.text == sent)
    }
}
