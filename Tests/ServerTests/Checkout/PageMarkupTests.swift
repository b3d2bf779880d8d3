import Domain
import Foundation
import Testing

@testable import Server

@Suite("The markup of every page")
struct PageMarkupTests {
    @Test("has nothing inline that a strict policy would block, and asks no third party")
    func strictPolicy() throws {
        for page in try GoldenPages.all() {
            for tag in try TagScanner.tags(of: page.html) {
                #expect(tag.name != "style", "\(page.name)")
                #expect(tag.name != "script" || tag.attributes["src"] != nil, "\(page.name)")
                for (name, value) in tag.attributes {
                    #expect(name != "style" && !name.hasPrefix("on"), "\(page.name) \(tag.name) \(name)")
                    #expect(!value.lowercased().hasPrefix("javascript:"), "\(page.name)")
                }
                let loaded = tag.attributes["src"] ?? (tag.name == "link" ? tag.attributes["href"] : nil)
                if let loaded { #expect(loaded.hasPrefix("/public/") || loaded.hasPrefix("data:image/")) }
            }
        }
    }

    @Test("has each id once, and refers to ids that are there")
    func ids() throws {
        for page in try GoldenPages.all() {
            let tags = try TagScanner.tags(of: page.html)
            let ids = tags.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(page.name)")
            for name in ["for", "form", "aria-describedby", "aria-labelledby"] {
                let referred = tags.compactMap { $0.attributes[name] }.flatMap { $0.split(separator: " ") }
                #expect(Set(referred.map(String.init)).isSubset(of: ids), "\(page.name) \(name)")
            }
            let links = tags.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
            #expect(Set(links.map { String($0.dropFirst()) }).isSubset(of: ids), "\(page.name)")
        }
    }

    @Test("has a label for every input")
    func labels() throws {
        for page in try GoldenPages.all() {
            let tags = try TagScanner.tags(of: page.html)
            let labelled = Set(tags.compactMap { $0.name == "label" ? $0.attributes["for"] : nil })
            for tag in tags where ["input", "select"].contains(tag.name) && tag.attributes["type"] != "hidden" {
                let id = try #require(tag.attributes["id"], "\(page.name)")
                #expect(labelled.contains(id), "\(page.name) \(id)")
            }
        }
    }

    @Test("has one h1, the landmarks, its language and a title")
    func landmarks() throws {
        for page in try GoldenPages.all() {
            let tags = try TagScanner.tags(of: page.html)
            for name in ["h1", "header", "main", "footer", "title"] {
                #expect(tags.count { $0.name == name } == 1, "\(page.name) \(name)")
            }
            // A text that is missing would show by its key.
            #expect(!page.html.contains(/<title>\w*Title\b/), "\(page.name)")
            #expect(tags.first { $0.name == "html" }?.attributes["lang"] == String(page.name.prefix(2)))
        }
    }

    @Test("leaves no blank of a text unfilled and no key in place of a text")
    func texts() throws {
        for page in try GoldenPages.all() {
            #expect(!page.html.contains("{") && !page.html.contains("}"), "\(page.name)")
            #expect(page.html.firstMatch(of: #/>\s*[a-z]+\.[a-z]\w*(\.[a-z]+)?\s*</#) == nil, "\(page.name)")
        }
    }

    @Test("ticks no consent that was not given, and keeps one that was")
    func consent() throws {
        let renderer = try GoldenPages.renderer.get()
        for (_, var page) in PageSamples.checkouts(in: .dutch) {
            page.form.prefilled.consents[.payLater] = "yes"
            page.form.typed = nil
            #expect(try !Self.isTicked("consent", on: renderer.render(page)))
            page.form.typed = CheckoutValues(posted: ["consent": "yes"])
            #expect(try Self.isTicked("consent", on: renderer.render(page)))
        }
    }

    @Test("puts the cursor into the first wrong field only")
    func focus() throws {
        for page in try GoldenPages.all() {
            let focused = try TagScanner.tags(of: page.html).filter { $0.attributes["autofocus"] != nil }
            let wrong = [
                "-errors": "birthDay", "-password-wrong": "password", "-password-other": "password",
                "-pay-wrong": "amount",
            ]
            let expected = wrong.first { page.name.hasSuffix($0.key) }.map { [$0.value] } ?? []
            #expect(focused.compactMap { $0.attributes["id"] } == expected, "\(page.name)")
        }
    }

    private static func isTicked(_ id: String, on html: String) throws -> Bool {
        try TagScanner.tags(of: html).contains { $0.attributes["id"] == id && $0.attributes["checked"] != nil }
    }
}
