import Domain
@testable import ServerTestSupport
import Testing

@testable import Server

@Suite("The pages of the demo shop")
struct DemoMarkupTests {
    /// Pages without webhook messages, whose JSON has braces of its own.
    private static let paths = [
        "/demo", "/demo?lamp=x", "/demo/cancelled?order=DEMO-1&reason=failed", "/demo/cancelled", "/demo/webhooks",
        "/demo/thanks?order=KRKND-0001", "/demo/orders/NOT-STARTED", "/demo/orders/OVERDUE", "/demo/orders/ON-HOLD",
        "/demo/orders/PAID", "/demo/orders/CREDITED", "/demo/orders/COLLECTION", "/demo/orders/DEMO-0",
    ]

    @Test(
        "are whole in each language: nested, labelled, with one h1, and no text missing", arguments: Language.allCases)
    func markup(language: Language) async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            for path in Self.paths {
                let page = try await sandbox.demo(path, in: language.code).text
                #expect(HTMLNesting.violations(of: page) == [], "\(path)")
                let tags = try TagScanner.tags(of: page)
                Self.expectWhole(tags, in: language, path)
                // A blank that was not filled in, and a key in place of its text.
                #expect(!page.contains("{") && !page.contains("}"), "\(path)")
                #expect(page.firstMatch(of: /demo[A-Z][A-Za-z]*\.?\w*/) == nil, "\(path)")
            }
        }
    }

    // Closures stand outside of the macros: inside of them the compiler mixed them up with others of this function.
    private static func expectWhole(_ tags: [Tag], in language: Language, _ path: String) {
        let html = tags.first { $0.name == "html" }
        #expect(html?.attributes["lang"] == language.code)
        for name in ["h1", "header", "main", "footer", "title"] {
            let count = tags.count { $0.name == name }
            #expect(count == 1, "\(path) \(name)")
        }
        let ids = tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(path)")
        let labels = Set(tags.compactMap { $0.name == "label" ? $0.attributes["for"] : nil })
        let fields = tags.filter { $0.name == "input" || $0.name == "select" }
        let visible = fields.filter { $0.attributes["type"] != "hidden" }
        let fieldIDs = Set(visible.compactMap { $0.attributes["id"] })
        #expect(fieldIDs == labels, "\(path)")
    }

    @Test("lead to the same page in another language, which is remembered")
    func languages() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            for (path, link) in [
                ("/demo/orders/PAID", "/demo/orders/PAID?language=de"),
                ("/demo/thanks?order=PAID", "/demo/thanks?order=PAID&amp;language=de"),
                ("/demo?lamp=3&mug=0&tea=1", "/demo?lamp=3&amp;mug=0&amp;tea=1&amp;customer=approved&amp;language=de"),
                ("/demo/webhooks", "/demo/webhooks?language=de"),
            ] {
                let page = try await sandbox.demo(path)
                #expect(page.text.contains("href=\"\(link)\""), "\(path)")
                #expect(page.header("Set-Cookie") == nil)
                let german = try await sandbox.demo(link.replacing("&amp;", with: "&"))
                #expect(german.text.contains("<html lang=\"de\">"), "\(path)")
                let cookie = try #require(german.header("Set-Cookie"))
                #expect(cookie.contains("language=de") && cookie.lowercased().contains("path=/demo"))
            }
            let remembered = WireRequest.get("/demo").with("Cookie", "language=de").with("Accept-Language", "fr")
            #expect(try await sandbox.answer(remembered).text.contains("<html lang=\"de\">"))
            #expect(try await sandbox.answer(.get("/demo")).text.contains("<html lang=\"nl\">"))
        }
    }

    @Test("say in words why nothing was done, and what to try")
    func problems() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let cases: [(path: String, form: String, words: String)] = [
                ("/demo/pay", "lamp=99", "The total is higher than this account allows"),
                ("/demo/pay", "lamp=x", "Enter a whole number from 0 to 99."),
                ("/demo/pay", "lamp=0", "The basket is empty."),
                ("/demo/orders/PAID/ship", "", "This order was shipped before."),
                ("/demo/orders/PAID/pay", "", "nothing to pay"),
                ("/demo/orders/CREDITED/pay", "", "nothing to pay"),
            ]
            for (path, form, words) in cases {
                let reply = try await sandbox.form(path, form)
                #expect(reply.status == 422, "\(path) \(form)")
                #expect(reply.text.contains(words), "\(path) \(form)")
                #expect(HTMLNesting.violations(of: reply.text) == [], "\(path) \(form)")
            }
        }
    }
}
