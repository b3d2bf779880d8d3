import Domain
import Foundation
import Testing

@testable import Server

/// The pages as they were approved. To approve them anew:
/// `RECORD_PAGES=<this folder>/Golden swift test --filter Golden`.
@Suite("Golden pages")
struct GoldenPageTests {
    /// The names of stylesheet and script follow their content; the pages are approved without.
    private func plain(_ html: String) throws -> String {
        let renderer = try Pages.renderer.get()
        return html.replacing(renderer.stylesheet.path, with: "/public/naderhand.css")
            .replacing(renderer.script.path, with: "/public/checkout.js")
    }

    @Test("are byte for byte as approved, in Dutch and in English")
    func pages() throws {
        for page in try Pages.all(in: [.dutch, .english]) {
            let html = try plain(page.html)
            if let folder = ProcessInfo.processInfo.environment["RECORD_PAGES"] {
                try Data(html.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(page.name).html"))
            } else {
                let url = try #require(
                    Bundle.module.url(forResource: "\(page.name).html", withExtension: nil, subdirectory: "Golden"))
                let golden = try String(decoding: Data(contentsOf: url), as: UTF8.self)
                #expect(html == golden, "\(page.name)")
            }
        }
    }
}
