import Domain
import Foundation
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Server

@Suite("The landing page")
struct LandingPageTests {
    @Test("A sandbox shows its version and clock, and leads to the demo shop, the reference and a sample invoice")
    func sandbox() async throws {
        try await TestServer.run(hasOrders: true) { sandbox async throws in
            let reply = try await sandbox.answer(.get("/?language=en"))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "text/html; charset=utf-8")
            #expect(reply.text.contains("<h1>Pay after it has arrived</h1>"))
            #expect(reply.text.contains("<dd class=\"big\">Sandbox</dd>"))
            #expect(reply.text.contains("<dd class=\"big\">1.2.3</dd>"))
            let today = sandbox.platform.dutchTime.date(at: sandbox.clock.now)
            #expect(reply.text.contains("<dd class=\"big\">\(today.day) "))
            #expect(reply.text.firstMatch(of: /<dd>[0-2][0-9]:[0-5][0-9] in Amsterdam<\/dd>/) != nil)
            let links = try TagScanner.tags(of: reply.text).compactMap { $0.attributes["href"] }
            #expect(links.contains("/demo") && links.contains("/docs") && links.contains("/brand"))
            for link in Set(links) where link.hasPrefix("/") {
                #expect(try await sandbox.answer(.get(link)).status == 200, "\(link)")
            }
            let invoice = try #require(links.first { $0.hasPrefix("/documents/") })
            #expect(try await sandbox.answer(.get(invoice)).body.starts(with: "%PDF-".utf8))
        }
    }

    @Test("A sandbox without sample orders has no sample invoice")
    func noInvoice() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get("/"))
            #expect(reply.status == 200)
            #expect(reply.text.contains("/demo") && !reply.text.contains("/documents/"))
        }
    }

    @Test("Production says so, has no demo shop, no sample and no clock, and tells customers where to pay")
    func production() async throws {
        try await TestServer.run(.production) { sandbox in
            let reply = try await sandbox.answer(.get("/?language=en"))
            #expect(reply.status == 200)
            #expect(reply.text.contains("<dd class=\"big\">Production</dd>"))
            #expect(reply.text.contains("Have you received an invoice?"))
            #expect(!reply.text.contains("/demo") && !reply.text.contains("/documents/"))
            #expect(!reply.text.contains("Sandbox") && !reply.text.contains("in Amsterdam"))
        }
    }

    @Test("The page is in the language that was chosen, and stays so", arguments: Language.allCases)
    func languages(language: Language) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get("/?language=\(language.code)"))
            #expect(reply.text.contains("<html lang=\"\(language.code)\">"))
            #expect(!reply.text.contains("{") && !reply.text.contains(">landing"), "a text is missing")
            let cookie = try #require(reply.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
            let later = try await sandbox.answer(WireRequest.get("/").with("Cookie", cookie))
            #expect(later.text.contains("<html lang=\"\(language.code)\">"))
        }
    }

    @Test("The page keeps the policy of all pages, and weighs at most 60 KB with its two files")
    func weight() async throws {
        try await TestServer.run(hasOrders: true) { sandbox async throws in
            let reply = try await sandbox.answer(.get("/"))
            #expect(reply.header("Content-Security-Policy")?.hasPrefix("default-src 'none'; style-src 'self'") == true)
            let files = try TagScanner.tags(of: reply.text).compactMap { tag in
                tag.attributes["src"] ?? (tag.name == "link" ? tag.attributes["href"] : nil)
            }.filter { !$0.hasPrefix("data:") }
            #expect(files.count == 2)
            var weight = reply.body.count
            for file in files { weight += try await sandbox.answer(.get(file)).body.count }
            #expect(weight <= 60 * 1_024, "\(weight)")
            #expect(HTMLNesting.violations(of: reply.text) == [])
        }
    }
}

@Suite("Addresses for browsers and crawlers")
struct WellKnownAddressTests {
    @Test("The icon is the one of the pages' tabs")
    func icon() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get("/favicon.ico"))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "image/svg+xml")
            #expect(reply.text.hasPrefix("<svg xmlns="))
            let renderer = try PageRenderer(accent: .standard)
            #expect(renderer.icon.removingPercentEncoding == "data:image/svg+xml,\(reply.text)")
        }
    }

    @Test("Crawlers read nothing of a sandbox")
    func sandboxRobots() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.get("/robots.txt"))
            #expect(reply.header("Content-Type") == "text/plain; charset=utf-8")
            #expect(reply.text == "User-agent: *\nDisallow: /\n")
        }
    }

    @Test("Crawlers read the public pages of a production platform, and none of a single customer")
    func productionRobots() async throws {
        try await TestServer.run(.production) { sandbox in
            let lines = try await sandbox.answer(.get("/robots.txt")).text.split(separator: "\n").map(String.init)
            #expect(lines.first == "User-agent: *")
            for path in ["/session/", "/pay/", "/documents/", "/password/", "/v1/", "/v2/", "/api/"] {
                #expect(lines.contains("Disallow: \(path)"), "\(path)")
            }
            #expect(!lines.contains("Disallow: /"))
        }
    }
}
