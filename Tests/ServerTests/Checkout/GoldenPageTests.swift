import Domain
import Foundation
import Testing

@testable import Server

/// The pages as they were approved: the layout once, each page's own part. To approve them anew:
/// `RECORD_PAGES=<this folder>/Golden swift test --filter GoldenPageTests`.
@Suite("Golden pages")
struct GoldenPageTests {
    private static let ending = "html"
    /// The folder in which to record, where the run is to record.
    private static let target = ProcessInfo.processInfo.environment["RECORD_PAGES"]

    /// The names of stylesheet and script follow their content; the pages are approved without.
    private func plain(_ html: String) throws -> String {
        let renderer = try GoldenPages.renderer.get()
        return html.replacing(renderer.stylesheet.path, with: "/public/naderhand.css")
            .replacing(renderer.script.path, with: "/public/checkout.js")
    }

    private func pages(in language: Language) throws -> [(name: String, parts: PageParts)] {
        try GoldenPages.all(in: [language]).map { page in
            (page.name, try #require(PageParts(plain(page.html)), "\(page.name) has another layout"))
        }
    }

    @Test("are byte for byte as approved, in Dutch and in English", arguments: [Language.dutch, .english])
    func pages(language: Language) throws {
        let pages = try pages(in: language)
        if let folder = Self.target {
            for (name, text) in RecordedPages(language: language.code, pages: pages).files {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).\(Self.ending)"))
            }
            return
        }
        let golden = try RecordedPages(language: language.code) { try Self.file($0) }
        for (name, parts) in pages {
            #expect(parts.layout == golden.layout, "the layout, on \(name)")
            let texts = golden.texts(ofPage: try Self.file(name))
            for (index, slot) in PageParts.slots.enumerated() {
                #expect(parts.texts[index] == texts[index], "\(slot) of \(name)")
            }
        }
    }

    @Test(
        "are kept in as many files as there are pages, with a layout and fragments for each language",
        .enabled(if: target == nil))
    func files() throws {
        let folder = try #require(Bundle.module.url(forResource: "Golden", withExtension: nil))
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let pages = try GoldenPages.all(in: [.dutch, .english]).map(\.name)
        let names = pages + ["nl", "en"].flatMap { ["\($0)-layout", "\($0)-fragments"] }
        #expect(Set(kept) == Set(names.map { "\($0).\(Self.ending)" }))
    }

    @Test("are the same after they were kept and read again", arguments: Language.allCases)
    func keeping(language: Language) throws {
        let pages = try pages(in: language)
        let kept = RecordedPages(language: language.code, pages: pages).files
        let read = try RecordedPages(language: language.code) { try #require(kept[$0]) }
        for (name, parts) in pages { #expect(try read.texts(ofPage: #require(kept[name])) == parts.texts, "\(name)") }
    }

    private static func file(_ name: String) throws -> String {
        let url = try #require(
            Bundle.module.url(forResource: "\(name).\(ending)", withExtension: nil, subdirectory: "Golden"))
        return try String(decoding: Data(contentsOf: url), as: UTF8.self)
    }
}
