import Domain
import Testing

@Suite("Text within markup and JSON")
struct EscapingTests {
    private static let text = "<b>\"Q&A\"</b> isn't"

    @Test(
        "Each place has the entities that it needs",
        arguments: [
            (.htmlText, "&lt;b>\"Q&amp;A\"&lt;/b> isn't"),
            (.htmlAttribute, "&lt;b&gt;&quot;Q&amp;A&quot;&lt;/b&gt; isn&#39;t"),
            (.xmlText, "&lt;b&gt;\"Q&amp;A\"&lt;/b&gt; isn't"),
            (.xmlAttribute, "&lt;b&gt;&quot;Q&amp;A&quot;&lt;/b&gt; isn't"),
        ] as [(MarkupContext, String)])
    func entities(context: MarkupContext, expected: String) {
        #expect(Self.text.escaped(for: context) == expected)
    }

    @Test("Text without special characters stays as it is, beyond ASCII too")
    func plain() {
        for text in ["", "Anna Jansen", "Café Zoë 🙂", "ﬀ"] {
            #expect(text.escaped(for: .htmlAttribute) == text)
            #expect(text.escaped(for: .xmlText) == text)
        }
    }

    @Test("A quote with a combining accent after it is escaped, and the accent stays")
    func combiningAccent() {
        #expect("\"\u{301}".escaped(for: .htmlAttribute) == "&quot;\u{301}")
    }

    @Test("Characters that XML cannot carry are left out of XML only")
    func characters() {
        let text = "a\u{0}b\u{B}c\u{1F}d\u{FFFE}e\u{FFFF}f\tg\nh\ri\u{7F}"
        #expect(text.escaped(for: .xmlText) == "abcdef\tg\nh\ri\u{7F}")
        #expect(text.escaped(for: .xmlAttribute) == "abcdef\tg\nh\ri\u{7F}")
        #expect(text.escaped(for: .htmlText) == text)
    }

    @Test(
        "A JSON string has its quotes, backslashes and control characters escaped",
        arguments: [
            ("", "\"\""), ("Zoë 🙂/é", "\"Zoë 🙂/é\""), ("say \"hi\" \\ bye", "\"say \\\"hi\\\" \\\\ bye\""),
            ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
        ])
    func json(text: String, expected: String) {
        for usesShortEscapes in [true, false] {
            var json = ""
            json.appendJSON(text, usesShortEscapes: usesShortEscapes)
            #expect(json == expected)
        }
    }

    @Test("Control characters with a short escape use it where that is asked for")
    func shortEscapes() {
        var (long, short) = ("[", "[")
        long.appendJSON("a\n\tb\r")
        short.appendJSON("a\n\tb\r", usesShortEscapes: true)
        #expect(long == "[\"a\\u000a\\u0009b\\u000d\"")
        #expect(short == "[\"a\\n\\tb\\r\"")
    }
}
