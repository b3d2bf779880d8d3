import Testing

@testable import UseCases

@Suite("Descriptions that came as HTML")
struct HTMLTextTests {
    @Test(
        "Character references are replaced, once",
        arguments: [
            ("Salt &amp; pepper", "Salt & pepper"), ("&amp;amp;", "&amp;"), ("Baker&#039;s", "Baker's"),
            ("17&quot; screen", "17\" screen"), ("&lt;b&gt;", "<b>"), ("Caf&eacute; &euro; 5", "Café € 5"),
            ("&#xE9;&#X20AC;&#8364;", "é€€"), ("a&nbsp;b", "a b"), ("&copy;&reg;&trade;", "©®™"), ("&#x1F642;", "🙂"),
            ("&amp;&amp;", "&&"),
        ])
    func replaced(text: String, plain: String) {
        #expect(HTMLText.withoutReferences(text) == plain)
    }

    @Test(
        "Text without double encoding stays as it is",
        arguments: [
            "", "Salt & pepper", "R&D", "&", "&;", "&amp", "&unknown;", "&#;", "&#x;", "&#0;", "&#27;", "&#x202E;",
            "&#xD800;", "&#99999999;", "&#x301;", "a;b&c", "& amp;", "&#-39;", "é&é;",
        ])
    func kept(text: String) {
        #expect(Array(HTMLText.withoutReferences(text).utf8) == Array(text.utf8))
    }

    @Test("A description is cut after its references were replaced")
    func cut() {
        let text = String(repeating: "&amp;", count: 501)
        #expect(FreeText.description(text) == String(repeating: "&", count: 500))
        #expect(FreeText.description("&nbsp;") == nil)
        #expect(FreeText.description(nil) == nil)
    }
}
