import Domain
import Testing
import UseCases

@testable import Server

@Suite("What others wrote")
struct EscapingTests {
    /// A quote with a combining accent is one `Character` to Swift and an ending quote to a browser.
    private static let hostile = "<script>alert(1)</script> \" onfocus=\"x \"\u{301} autofocus='y' {{{token}}} {amount}"

    @Test("stays text: shop, items, fields, brand, references")
    func hostileTexts() throws {
        var page = PageSamples.checkout(.dutch, form: Self.form)
        page.frame.shop?.name = Self.hostile
        page.frame.brand.name = Self.hostile
        page.frame.brand.legalName = Self.hostile
        page.order.lines[0].description = Self.hostile
        page.order.number = Self.hostile
        page.action = "/" + Self.hostile
        page.token = Self.hostile
        let html = try GoldenPages.renderer.get().render(page)
        let tags = try TagScanner.tags(of: html)
        #expect(tags.count { $0.name == "script" } == 1)
        #expect(tags.allSatisfy { $0.attributes["onfocus"] == nil })
        #expect(tags.allSatisfy { $0.attributes["autofocus"] == nil })
        #expect(!html.unicodeScalars.contains { $0 == "\u{301}" } || !html.contains("\"\u{301}"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot; onfocus=&quot;x &quot;\u{301}"))
        #expect(html.contains("{{{token}}} {amount}"))
    }

    @Test("stays text on the closing pages")
    func hostileReferences() throws {
        var frame = PageSamples.frame(.english)
        frame.shop?.name = Self.hostile
        frame.path = "/" + Self.hostile
        for kind in [OutcomePage.Kind.refused(reference: Self.hostile), .failed(reference: Self.hostile), .expired] {
            let html = try GoldenPages.renderer.get().render(OutcomePage(frame: frame, kind: kind))
            let tags = try TagScanner.tags(of: html)
            #expect(tags.count { $0.name == "script" } == 1)
            #expect(tags.allSatisfy { $0.attributes["onfocus"] == nil })
        }
    }

    @Test(
        "shows a logo within the page, in one attribute, and the name alone where the logo is heavy",
        arguments: [(0, true), (16_200, true), (17_000, false)])
    func logos(padding: Int, isShown: Bool) throws {
        var page = PageSamples.checkout(.dutch, form: Self.form)
        let text = #"<svg onload="alert(1)" "><script>\#(String(repeating: "x", count: padding))</script></svg>"#
        let logo = try #require(Logo(Array(text.utf8)))
        page.frame.shop?.logo = logo
        let html = try GoldenPages.renderer.get().render(page)
        let images = try TagScanner.tags(of: html).filter { $0.name == "img" }
        #expect(images.count == (isShown ? 1 : 0))
        #expect(images.allSatisfy { $0.attributes["src"]?.hasPrefix("data:image/svg+xml;base64,") ?? false })
        #expect(try TagScanner.tags(of: html).count { $0.name == "script" } == 1)
        #expect(html.contains("<p class=\"shop-name\">De Lampenier</p>"))
    }

    private static var form: CheckoutForm {
        var texts = PageSamples.known
        texts[.lastName] = hostile
        texts[.email] = hostile
        texts[.country] = hostile
        return CheckoutForm(
            isCompany: false, prefilled: CheckoutValues(texts: texts), deliveryLines: [hostile])
    }
}
