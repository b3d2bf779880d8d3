import Domain
import Testing

@testable import Server

@Suite("The first view")
struct PageWeightTests {
    @Test("weighs at most 60 KB in at most three requests, with a logo within the page")
    func weight() throws {
        let renderer = try GoldenPages.renderer.get()
        let files = renderer.stylesheet.content.utf8.count + renderer.script.content.utf8.count
        for page in try GoldenPages.all() {
            #expect(page.html.utf8.count + files <= 60_000, "\(page.name)")
            let requests = try TagScanner.tags(of: page.html).filter { tag in
                let address = tag.attributes["src"] ?? (tag.name == "link" ? tag.attributes["href"] : nil)
                return address.map { !$0.hasPrefix("data:") } ?? false
            }
            #expect(requests.count == 2, "\(page.name)")
        }
    }

    @Test("holds that with 100 items")
    func manyItems() throws {
        let renderer = try GoldenPages.renderer.get()
        var page = PageSamples.checkout(.french, form: PageSamples.checkouts(in: .french)[0].page.form)
        page.order.lines = (1...100).map {
            .init(description: "Article numéro \($0), couleur anthracite", quantity: "2", totalCents: 12_95)
        }
        let files = renderer.stylesheet.content.utf8.count + renderer.script.content.utf8.count
        #expect(renderer.render(page).utf8.count + files <= 60_000)
    }

    @Test("changes the name of a file with its content, and with nothing else")
    func names() throws {
        let blue = try #require(AccentColour(configured: "#7CC6FE"))
        #expect(StaticAsset.stylesheet(accent: .standard).path == StaticAsset.stylesheet(accent: .standard).path)
        #expect(StaticAsset.stylesheet(accent: .standard).path != StaticAsset.stylesheet(accent: blue).path)
        #expect(StaticAsset.script().path.wholeMatch(of: #//public/checkout-[0-9a-f]{16}\.js/#) != nil)
    }

    @Test("asks for nothing from within the stylesheet")
    func stylesheet() {
        let css = StaticAsset.stylesheet(accent: .standard).content
        #expect(!css.contains("url(") && !css.contains("@import") && !css.contains("@font-face"))
    }
}
