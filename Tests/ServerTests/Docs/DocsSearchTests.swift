import Reference
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
        #expect(found.contains("/docs/calls/credit-check#error-429"))
        #expect(found.contains("/docs/calls/v1-check#error-429"))
        #expect(found.contains("<mark>429</mark>"))
    }

    @Test("A status of HTTP finds every call that answers it, behind the codes of that number")
    func statuses() async throws {
        let html = try await Self.find("429")
        for call in Reference.calls where call.replies.contains(where: { $0.status == 429 }) {
            #expect(html.contains("href=\"\(call.docsPath)#\(call.id)-reply\""), "\(call.id)")
        }
        let results = html.split(separator: "<ol class=\"results\">").last ?? ""
        #expect(results.firstMatch(of: /href="([^"]*)"/)?.1.hasSuffix("#error-429") == true)
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
