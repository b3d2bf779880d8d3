import Domain
import Reference
import Testing

@testable import Server

@Suite("Colours of code in the reference")
struct CodeColourTests {
    private static func plain(_ html: String) -> String {
        html.replacing(/<\/?[biu]>/, with: "").replacing("&lt;", with: "<").replacing("&amp;", with: "&")
    }

    @Test("Names and strings of JSON are marked, whatever stands in them")
    func json() {
        #expect(CodeHTML.html(#"{"a": "b", "c":1}"#, in: .json) == #"{<b>"a"</b>: <i>"b"</i>, <b>"c"</b>:1}"#)
        #expect(CodeHTML.html(#"["\"<&", ""]"#, in: .json) == #"[<i>"\"&lt;&amp;"</i>, <i>""</i>]"#)
        // A shell's pattern has marks that nothing closes.
        #expect(CodeHTML.html("sed 's/\".*/x/'\n\"a\"", in: .json) == "sed 's/\".*/x/'\n<i>\"a\"</i>")
    }

    @Test("Tags of XML are marked, and what stands between them is not")
    func xml() {
        #expect(CodeHTML.html("<A>b</A> < c", in: .xml) == "<b>&lt;A></b>b<b>&lt;/A></b> &lt; c")
        #expect(CodeHTML.html("<?xml version='1.0' ?>", in: .xml) == "<b>&lt;?xml version='1.0' ?></b>")
        #expect(CodeHTML.html("<A", in: .xml) == "&lt;A")
    }

    @Test("Names, strings and comments of PHP, Python and Swift are marked")
    func languages() {
        #expect(CodeHTML.html("['a' => 'it\\'s'] // b", in: .php) == "[<b>'a'</b> => <i>'it\\'s'</i>] <u>// b</u>")
        #expect(CodeHTML.html("$x = 'a\nb';", in: .php) == "$x = <i>'a\nb'</i>;")
        #expect(CodeHTML.html("'http://x'", in: .php) == "<i>'http://x'</i>")
        #expect(CodeHTML.html("{\"a\": x}  # b\ny", in: .python) == "{<b>\"a\"</b>: x}  <u># b</u>\ny")
        #expect(CodeHTML.html("f\"\"\"\\\na \"b\"\n\"\"\"", in: .python) == "f<i>\"\"\"\\\na \"b\"\n\"\"\"</i>")
        #expect(CodeHTML.html("f(a: \"b\") // c", in: .swift) == "f(a: <i>\"b\"</i>) <u>// c</u>")
    }

    @Test("Without its marks code is what it was: every sample and every reply", arguments: Reference.calls)
    func everySample(call: CallReference) {
        for example in call.examples {
            let samples = CodeSample.all(of: example, call, at: "https://example.com")
            let pages = samples.map { CodeHTML.html($0.text, in: $0.syntax) }
            for (sample, html) in zip(samples, pages) {
                #expect(Self.plain(html) == sample.text, "\(call.id), \(sample.language)")
            }
            let isColoured = pages.contains { $0.contains("</i>") || $0.contains("</b>") }
            #expect(isColoured || call.method == .get, "\(call.id)")
            let reply = example.reply.text
            #expect(Self.plain(CodeHTML.html(reply, in: call.format.syntax)) == reply, "\(call.id)")
        }
    }

    @Test(
        "Code that breaks off anywhere is read to its end",
        arguments: [CodeLanguage.json, .xml, .php, .python, .swift])
    func fragments(language: CodeLanguage) {
        let code = "<A b='c\\'>\"\"\"d\\\"#\"e\": 'f' => //g\n\"h\\"
        for length in 0...code.count {
            let fragment = String(code.prefix(length))
            #expect(Self.plain(CodeHTML.html(fragment, in: language)) == fragment)
        }
    }

    @Test("The colours can be read on both grounds, in both themes")
    func contrast() throws {
        let css = DocsStylesheet.file(accent: .standard).content
        let names = css.matches(of: /pre b\{color:(#[0-9A-F]{6})\}/).compactMap { RGBColour(hex: String($0.1)) }
        let strings = css.matches(of: /--positive:(?: )?(#[0-9A-F]{6})/).compactMap { RGBColour(hex: String($0.1)) }
        let comments = css.matches(of: /--ink-soft:(?: )?(#[0-9A-F]{6})/).compactMap { RGBColour(hex: String($0.1)) }
        for colours in [names, strings, comments] {
            #expect(colours.count == 2)
            for ground in [Palette.paper, Palette.wash] {
                #expect(try #require(colours.first).contrast(with: ground) >= 4.5)
            }
            for ground in [Palette.paperDark, Palette.washDark] {
                #expect(try #require(colours.last).contrast(with: ground) >= 4.5)
            }
        }
    }
}
