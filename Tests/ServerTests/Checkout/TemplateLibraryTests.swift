import Testing

@testable import Server

@Suite("Templates")
struct TemplateLibraryTests {
    private enum Page: String, CaseIterable {
        case page
    }

    private func library(_ files: KeyValuePairs<String, String>) throws -> TemplateLibrary<Page> {
        try TemplateLibrary(files.map { ($0.key, Array($0.value.utf8)) })
    }

    @Test("A template that the renderer names and nobody registered is an error when the renderer is made")
    func unregistered() {
        #expect(throws: MissingTemplate(name: "page", namedBy: "the renderer")) { try library(["other": "x"]) }
        for name in CheckoutTemplate.allCases.map(\.rawValue) {
            let files = TemplateFiles.all.filter { $0.name != name }
            #expect(throws: MissingTemplate(name: name, namedBy: "the renderer")) {
                try TemplateLibrary<CheckoutTemplate>(files)
            }
        }
    }

    @Test("So is one that another template names", arguments: ["{{> part}}", "{{>part}}", "{{<part}}{{/part}}"])
    func unregisteredPart(text: String) throws {
        #expect(throws: MissingTemplate(name: "part", namedBy: "page")) { try library(["page": text]) }
        _ = try library(["page": text, "part": "x"])
    }

    @Test("Every template of the layout, the demo shop and the reference is there")
    func complete() throws {
        _ = try TemplateLibrary<CheckoutTemplate>(TemplateFiles.all)
        _ = try TemplateLibrary<DemoTemplate>(TemplateFiles.demo)
        _ = try TemplateLibrary<DocsTemplate>(TemplateFiles.docs)
    }
}
