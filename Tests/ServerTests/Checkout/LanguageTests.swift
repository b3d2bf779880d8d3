import Domain
import Testing

@testable import Server

@Suite("The language of a page")
struct LanguageTests {
    @Test(
        "is what the browser asks for",
        arguments: [
            ("de", .german), ("de-AT,de;q=0.9,en;q=0.8", .german), ("en-US,en;q=0.5", .english),
            ("fr;q=0.4, en;q=0.9", .english), ("it, fr;q=0.3", .french), ("pl,it", .dutch), ("", .dutch), ("*", .dutch),
            ("fr;q=0, en;q=0.1", .english), ("fr;q=nonsense, en", .english), ("en;q=2", .dutch), (";;,,=;q", .dutch),
            ("en;q=0.5, fr;q=0.5", .english),
        ] as [(String, Language)])
    func accepted(header: String, language: Language) {
        #expect(Language.preferred(query: nil, cookie: nil, acceptLanguage: header) == language)
    }

    @Test("is what was chosen on the page before anything else")
    func chosen() {
        #expect(Language.preferred(query: "fr", cookie: "de", acceptLanguage: "en") == .french)
        #expect(Language.preferred(query: "xx", cookie: "de", acceptLanguage: "en") == .german)
        #expect(Language.preferred(query: nil, cookie: "", acceptLanguage: "en") == .english)
        #expect(Language.preferred(query: nil, cookie: nil, acceptLanguage: nil) == .dutch)
    }

    @Test("is looked for among the first twenty wishes only")
    func longHeader() {
        let header = String(repeating: "xx,", count: 20) + "fr"
        #expect(Language.preferred(query: nil, cookie: nil, acceptLanguage: header) == .dutch)
    }
}
