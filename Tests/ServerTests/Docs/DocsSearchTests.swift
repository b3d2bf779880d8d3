import Reference
@testable import ServerTestSupport
import Testing

@testable import Server
@testable import Wire

@Suite("The search of the reference")
struct DocsSearchTests {
    private static func find(_ query: String) async throws -> String {
        var html = ""
        try await TestServer.run { sandbox in
            html = try await sandbox.answer(.get("/docs/search?q=\(query)")).text
        }
        return html
    }

    @Test("The call of a name comes first, before what only mentions it")
    func ranking() async throws {
        let html = try await Self.find("on+hold")
        let results = html.split(separator: "<ol class=\"results\">").last ?? ""
        #expect(results.firstMatch(of: /href="([^"]*)"/)?.1 == "/docs/calls/on-hold")
    }

    @Test("A code finds every call that answers it")
    func codes() async throws {
        let found = try await Self.find("429+amount")
        #expect(found.contains("/docs/calls/credit-check#e429"))
        #expect(found.contains("/docs/calls/v1-check#e429"))
        #expect(found.contains("<mark>429</mark>"))
    }

    @Test("A status of HTTP finds every call that answers it, behind the codes of that number")
    func statuses() async throws {
        let html = try await Self.find("429")
        for call in Reference.calls where call.replies.contains(where: { $0.status == 429 }) {
            #expect(html.contains("href=\"\(call.docsPath)#\(call.id)-reply\""), "\(call.id)")
        }
        let results = html.split(separator: "<ol class=\"results\">").last ?? ""
        #expect(results.firstMatch(of: /href="([^"]*)"/)?.1.hasSuffix("#e429") == true)
    }

    @Test("A field's name finds its calls, in whatever case")
    func fields() async throws {
        let html = try await Self.find("CHECKUUID")
        #expect(html.contains("/docs/calls/create-order#request") && html.contains("/docs/calls/v1-order#request"))
    }

    @Test("Guides are found too")
    func guides() async throws {
        #expect(try await Self.find("collection+costs+6%2C775").contains("/docs/life-of-an-order"))
    }

    @Test(
        "Words of other payment APIs find the call that does the same",
        arguments: [
            ("refund", "credit"), ("cancel", "credit"), ("Return", "credit"), ("capture", "start-workflow"),
            ("pause", "on-hold"), ("unpause", "resume"), ("authorize", "credit-check"), ("charge", "create-order"),
        ])
    func synonyms(word: String, id: String) async throws {
        let html = try await Self.find(word)
        let results = html.split(separator: "<ol class=\"results\">").last ?? ""
        #expect(results.firstMatch(of: /href="([^"]*)"/)?.1 == "/docs/calls/\(id)")
        #expect(html.contains("Also searched for: "))
        #expect(try await !Self.find("checkUuid").contains("Also searched for"))
    }

    @Test("A call comes before those whose titles only begin with its own")
    func exactTitle() async throws {
        let html = try await Self.find("credit")
        let results = html.split(separator: "<ol class=\"results\">").last ?? ""
        #expect(results.firstMatch(of: /href="([^"]*)"/)?.1 == "/docs/calls/credit")
    }

    @Test("A snippet is text without markup, short, and has the match in it", arguments: ["amount", "webhook", "day"])
    func snippets(word: String) async throws {
        let html = try await Self.find(word)
        let snippets = html.matches(of: /<p>(.*?)<\/p><\/li>/).map { String($0.1) }
        #expect(snippets.count > 5)
        for snippet in snippets {
            let plain = snippet.replacing(/<\/?mark>/, with: "")
            #expect(!plain.contains("`") && !plain.contains("<") && !plain.contains("&lt;"), "\(snippet)")
            #expect(!plain.contains("  ") && plain.count < 240, "\(snippet)")
            #expect(snippet.lowercased().contains("<mark>\(word)</mark>"), "\(snippet)")
        }
    }

    @Test("A long line is cut between words around the match, and a short one is not cut")
    func cutting() {
        let long = Array(repeating: "word", count: 100).joined(separator: " ")
        let snippet = DocsSnippet.html("\(long) needle \(long)", marking: ["needle"])
        #expect(snippet.hasPrefix("… word ") && snippet.hasSuffix(" word …"))
        #expect(snippet.contains(" <mark>needle</mark> ") && snippet.count < 240)
        #expect(DocsSnippet.html("a < b", marking: ["x"]) == "a &lt; b")
        #expect(DocsSnippet.html("needle \(long)", marking: ["needle"]).hasPrefix("<mark>needle</mark> word"))
        #expect(DocsSnippet.html("\(long) needle", marking: ["needle"]).hasSuffix("<mark>needle</mark>"))
        // Without a place to cut, in characters of several bytes, and with an empty line.
        #expect(DocsSnippet.html(String(repeating: "é", count: 300), marking: ["é"]).hasSuffix(" …"))
        #expect(DocsSnippet.html("", marking: ["x"]) == "")
    }

    @Test("What a guide says is found under its heading")
    func headings() async throws {
        #expect(try await Self.find("burst").contains("href=\"/docs#limits\">Introduction: Rate limits</a>"))
        let sections = DocsPlainText.sections(
            of: "<p>A <code>b</code>\n<h2 id=\"x\">C &amp; D</h2>\n<tr><th>e</th><td>f</td></tr>\n<pre>g</pre>\n",
            title: "T", path: "/t")
        #expect(sections.map(\.title) == ["T", "T: C & D"])
        #expect(sections.map(\.path) == ["/t", "/t#x"])
        #expect(sections.map(\.lines) == [["A b"], ["e · f"]])
    }

    @Test(
        "A search text is shown as text only",
        arguments: [
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cb%3E", "%27", "%00", "%FF%FE",
        ])
    func hostile(query: String) async throws {
        let html = try await Self.find(query)
        #expect(!html.contains("<script>alert") && !html.contains("\"><b>"))
        _ = try TagScanner.tags(of: html)
    }

    @Test(
        "Nothing, blanks and what is not there find nothing, and a long question is cut",
        arguments: [
            "", "+++", "xyzzyxyzzy", String(repeating: "a", count: 5_000),
        ])
    func nothing(query: String) async throws {
        let html = try await Self.find(query)
        #expect(!html.contains("<ol class=\"results\">"))
        #expect(html.utf8.count < 20_000)
    }
}
