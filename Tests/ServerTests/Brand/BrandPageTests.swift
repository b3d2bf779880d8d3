import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("The page about the brand")
struct BrandPageTests {
    @Test(
        "is there in four languages, well-formed, under a policy that lets nothing else in",
        arguments: Language.allCases)
    func page(language: Language) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get("/brand?language=\(language.code)"))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Security-Policy")?.hasPrefix("default-src 'none'; style-src 'self'") ?? false)
            #expect(reply.header("Set-Cookie")?.contains("language=\(language.code)") ?? false)
            #expect(reply.header("Set-Cookie")?.contains("Path=/brand") ?? false)
            let tags = try TagScanner.tags(of: reply.text)
            #expect(tags.first { $0.name == "html" }?.attributes["lang"] == language.code)
            for name in ["h1", "main", "header", "footer", "title"] {
                #expect(tags.count { $0.name == name } == 1, "\(name)")
            }
            #expect(HTMLNesting.violations(of: reply.text) == [])
            let ids = tags.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count)
            let anchors = tags.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
            let referred = tags.compactMap { $0.attributes["aria-labelledby"] }
            #expect(Set(anchors.map(String.init) + referred).isSubset(of: ids))
            #expect(!reply.text.contains("{") && !reply.text.contains("}"))
            #expect(reply.text.firstMatch(of: />\s*brand[A-Z][\w.-]*\s*</) == nil, "a key in the place of a text")
            // No level is left out.
            let levels = tags.compactMap { $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        }
    }

    @Test("leads to every file, and each is there")
    func files() async throws {
        try await TestServer.run { sandbox in
            let tags = try TagScanner.tags(of: try await sandbox.answer(.get("/brand")).text)
            let paths = tags.compactMap { $0.attributes["href"] ?? $0.attributes["src"] }.filter {
                $0.hasPrefix("/cdn/")
            }
            let published = try await PublishedBrand.drawn(.standard(isSandbox: true))
            #expect(Set(paths) == Set(published.assets.map(published.path)))
            for path in Set(paths) { #expect(try await sandbox.answer(.get(path)).status == 200, "\(path)") }
            for tag in tags where tag.name == "img" {
                #expect(
                    tag.attributes["alt"] != nil && tag.attributes["width"] != nil && tag.attributes["height"] != nil)
            }
        }
    }

    @Test("has HTML to copy that parses, and loads a file that is there")
    func snippets() async throws {
        try await TestServer.run { sandbox in
            let page = try await sandbox.answer(.get("/brand?language=en")).text
            let codes = page.matches(of: /<pre><code[^>]*>([^<]*)<\/code>/).map { match in
                String(match.1).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                    .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            }
            #expect(codes.count == 6)
            for code in codes {
                let images = try TagScanner.tags(of: code).filter { $0.name == "img" }
                let attributes = try #require(images.first?.attributes, "\(code)")
                #expect(images.count == 1 && attributes["height"] == "48")
                // Beside words that say it, a badge has nothing to add.
                #expect(attributes["alt"] == (code.hasSuffix(">") ? "Naderhand" : ""))
                let address = try #require(attributes["src"])
                try #require(address.hasPrefix("https://pay.example.com/cdn/latest/"))
                #expect(try await sandbox.answer(.get(String(address.dropFirst(23)))).status == 200, "\(address)")
            }
            #expect(codes.last?.hasSuffix(">\nPay afterwards with Naderhand") == true)
        }
    }

    @Test("says the texts of the checkout in every language, whatever its own is")
    func words() async throws {
        try await TestServer.run { sandbox in
            let page = try await sandbox.answer(.get("/brand?language=fr")).text
            for text in [
                "Betaal achteraf met Naderhand", "Betaal later met Naderhand", "Achteraf betalen",
                "Pay afterwards with Naderhand", "Pay later with Naderhand", "Pay afterwards",
                "Auf Rechnung kaufen mit Naderhand", "Später bezahlen mit Naderhand", "Auf Rechnung kaufen",
                "Payez après l’achat avec Naderhand", "Payez plus tard avec Naderhand", "Payer après l’achat",
            ] {
                #expect(page.contains(">\(text)</span>"), "\(text)")
            }
        }
    }

    @Test("names the colours that are configured, with a name that is escaped wherever it stands")
    func configured() async throws {
        var brand = Brand.standard(isSandbox: true)
        brand.accent = "#7CC6FE"
        brand.name = "Straks <&\"> Co"
        let renderer = try PageRenderer(accent: try #require(AccentColour(configured: brand.accent)))
        let page = BrandPage(
            frame: PageLayout(language: .english, brand: brand, shop: nil, path: BrandPage.path),
            published: try await PublishedBrand.drawn(brand), address: "https://pay.example.com",
            stylesheetPath: "/s.css", scriptPath: "/s.js")
        let html = renderer.render(page)
        #expect(html.contains(">#7CC6FE<") && html.contains("RGB 124, 198, 254"))
        #expect(html.contains("Contrast 9.6\u{A0}:\u{A0}1"))
        #expect(!html.contains("<&") && HTMLNesting.violations(of: html) == [])
        // Once for the attribute that is copied, and once more for the page that shows it.
        #expect(html.contains("alt=&quot;Straks &amp;lt;&amp;amp;&amp;quot;&amp;gt; Co&quot;"))
    }

    @Test("asks for two files beside the images, and weighs at most 60 KB with them", arguments: Language.allCases)
    func weight(language: Language) async throws {
        try await TestServer.run { sandbox in
            let html = try await sandbox.answer(.get("/brand?language=\(language.code)")).text
            let files = try TagScanner.tags(of: html).compactMap { tag in
                ["script", "link"].contains(tag.name) ? tag.attributes["src"] ?? tag.attributes["href"] : nil
            }.filter { !$0.hasPrefix("data:") }
            #expect(files.count == 2)
            var weight = html.utf8.count
            for file in files { weight += try await sandbox.answer(.get(file)).body.count }
            #expect(weight <= 60_000)
        }
    }
}
