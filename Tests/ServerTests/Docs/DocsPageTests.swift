import Domain
import Foundation
import Reference
@testable import ServerTestSupport
import Testing

@testable import Server
@testable import Wire

@Suite("The reference's pages")
struct DocsPageTests {
    private static let paths =
        DocsGuide.allCases.map(\.path)
        + ReferenceChapter.allCases.filter { !Reference.calls(in: $0).isEmpty }
        .map(\.docsPath) + Reference.calls.map(\.docsPath) + ["/docs/print", "/docs/search", "/docs/search?q=amount"]

    private static func expectWellFormed(_ html: String, _ path: String) throws {
        let tags = try TagScanner.tags(of: html)
        let ids = tags.compactMap { $0.attributes["id"] }
        if path != "/docs/print" { #expect(Set(ids).count == ids.count, "\(path): an id twice") }
        #expect(tags.count { $0.name == "h1" } >= 1)
        #expect(tags.contains { $0.name == "html" && $0.attributes["lang"] == "en" })
        #expect(!html.contains("{{") && !html.contains("}}"), "\(path): a tag of Mustache is left")
        let problems = HTMLNesting.violations(of: html)
        #expect(problems == [], "\(path)")
        for label in tags.compactMap({ $0.attributes["for"] }) { #expect(ids.contains(label), "\(path): \(label)") }
    }

    @Test("Every page is there, well-formed, with a policy that lets nothing else in")
    func pages() async throws {
        try await TestServer.run { sandbox async throws in
            for path in Self.paths {
                let reply = try await sandbox.answer(.get(path))
                #expect(reply.status == 200, "\(path)")
                #expect(reply.header("Content-Type") == "text/html; charset=utf-8")
                #expect(reply.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
                try Self.expectWellFormed(reply.text, path)
            }
        }
    }

    @Test("Every link leads somewhere, and every anchor is on its page")
    func links() async throws {
        try await TestServer.run { sandbox async throws in
            var pages: [String: String] = [:]
            for path in Self.paths where path != "/docs/print" {
                pages[path] = try await sandbox.answer(.get(path)).text
            }
            for (path, html) in pages {
                for link in try TagScanner.tags(of: html).compactMap({ $0.attributes["href"] }) {
                    guard link.hasPrefix("/") || link.hasPrefix("#") else { continue }
                    let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                    let target = parts[0].isEmpty ? path : parts[0]
                    if pages[target] == nil { pages[target] = try await sandbox.answer(.get(target)).statusAndText }
                    #expect(pages[target] != nil, "\(path): \(link)")
                    if parts.count > 1 {
                        #expect(pages[target]?.contains("id=\"\(parts[1])\"") == true, "\(path): \(link)")
                    }
                }
            }
        }
    }

    @Test("HEAD gets the headers of a page only")
    func heads() async throws {
        try await TestServer.run { sandbox async throws in
            for path in ["/docs", "/docs/calls/credit-check", "/docs/search?q=x", "/docs/chapters/legacy"] {
                let page = try await sandbox.answer(.get(path))
                let head = try await sandbox.connected { client in
                    try client.send(Array("HEAD \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8))
                    return try client.receiveToEnd()
                }
                let text = String(decoding: head, as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(path)")
                #expect(text.lowercased().contains("content-length: \(page.body.count)\r\n"), "\(path)")
                #expect(text.hasSuffix("\r\n\r\n"), "\(path)")
            }
        }
    }

    @Test("A page has every part of its call's description")
    func content() async throws {
        try await TestServer.run { sandbox async throws in
            for call in Reference.calls {
                let html = try await sandbox.answer(.get(call.docsPath)).text
                let fields = call.request + call.replies.flatMap(\.fields)
                let said =
                    [call.title, call.summary, call.path] + fields.flatMap(\.allTexts)
                    + call.errors.flatMap { [$0.message] } + call.examples.map(\.title)
                for text in said {
                    let isThere = html.contains(InlineHTML.html(text)) || html.contains(HTMLEscaping().escapeText(text))
                    #expect(isThere, "\(call.id): \(text)")
                }
            }
        }
    }

    @Test("A page is sent once to a client that caches it")
    func caching() async throws {
        try await TestServer.run { sandbox in
            let first = try await sandbox.answer(.get("/docs"))
            let mark = try #require(first.header("ETag"))
            #expect(first.header("Cache-Control") == "no-cache")
            let second = try await sandbox.answer(WireRequest.get("/docs").with("If-None-Match", mark))
            #expect(second.status == 304)
            #expect(second.body.isEmpty)
        }
    }

    @Test("A page loads two files besides itself, and weighs at most 60 KB with them")
    func weight() async throws {
        try await TestServer.run { sandbox async throws in
            for path in Self.paths where !path.hasSuffix("/print") && !path.hasSuffix("/errors") {
                let html = try await sandbox.answer(.get(path)).text
                let files = try TagScanner.tags(of: html).compactMap { tag in
                    tag.attributes["src"] ?? (tag.name == "link" ? tag.attributes["href"] : nil)
                }.filter { !$0.hasPrefix("data:") }
                #expect(files.count == 2, "\(path)")
                var weight = html.utf8.count
                for file in files { weight += try await sandbox.answer(.get(file)).body.count }
                #expect(weight <= 60 * 1_024, "\(path): \(weight)")
            }
        }
    }

    @Test("A stylesheet is sent without blanks and comments, and with the blanks that mean something")
    func compactRules() {
        let rules = """
            /* A comment. */
            a,
            b {
              margin: 0 auto;
              width: calc(1px + 2px);
            }
            .c :is(d, e):hover, f > g { h: i; }

            """
        #expect(
            StaticAsset.compact(rules)
                == "a,b{margin:0 auto;width:calc(1px + 2px)}.c :is(d,e):hover,f > g{h:i}")
    }

    @Test("In production there are no sandbox, no accounts and nothing to send")
    func production() async throws {
        try await TestServer.run(.production) { sandbox async throws in
            for call in Reference.calls(in: .sandbox) {
                #expect(try await sandbox.answer(.get(call.docsPath)).status == 404)
            }
            for path in ["/docs", "/docs/calls/credit-check", "/docs/life-of-an-order"] {
                let html = try await sandbox.answer(.get(path)).text
                #expect(!html.contains("Send to the sandbox") && !html.contains("id=\"explorer\""), "\(path)")
                #expect(!html.contains("partnertest") && !html.contains("/sandbox/"), "\(path)")
                #expect(!html.contains("usertest") && !html.contains("d38a3439590889df"), "\(path)")
            }
            #expect(try await sandbox.answer(.get("/docs/chapters/sandbox")).status == 404)
            let introduction = try await sandbox.answer(.get("/docs")).text
            #expect(introduction.contains("Get started in ten minutes") && introduction.contains("YOUR-USERNAME"))
            #expect(try await sandbox.answer(.get("/docs/calls/v1-check")).text.contains("YOUR-CLIENT-ID"))
            let posted = try await sandbox.answer(WireRequest("/docs/calls/credit-check", body: "body=%7B%7D".utf8))
            #expect(posted.status == 404)
        }
    }

    @Test(
        "An unknown path gets a page that says so",
        arguments: [
            "/docs/calls/nothing", "/docs/calls/%3Cscript%3E", "/docs/nothing", "/docs/chapters/nothing/at/all",
        ])
    func unknown(path: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get(path))
            #expect(reply.status == 404)
            #expect(reply.text.contains("Page not found"))
            #expect(!reply.text.contains("<script>"))
        }
    }
}

extension WireReply {
    fileprivate var statusAndText: String? { status == 200 ? text : nil }
}

extension FieldReference {
    fileprivate var allTexts: [String] { [name, text] + type.fields.flatMap(\.allTexts) }
}
