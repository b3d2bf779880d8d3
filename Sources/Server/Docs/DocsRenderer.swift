import Domain
import Reference
import UseCases
import Wire

/// Renders the pages of the reference. Their texts are in the templates and in `Reference`, in English, because they
/// are for developers.
struct DocsRenderer: Sendable {
    let script = StaticAsset(
        name: "docs", extension: "js", contentType: "text/javascript; charset=utf-8",
        content: StaticAsset.minified(String(decoding: PackageResources.docs_js, as: UTF8.self)))
    let stylesheet: StaticAsset
    /// The platform's calls; in production without those of the sandbox.
    let calls: [CallReference]
    let isSandbox: Bool
    private let checkout: PageRenderer
    private let brand: Brand
    private let library: TemplateLibrary<DocsTemplate>

    /// - Throws: an error of the build, when a template is invalid.
    init(_ environment: PlatformEnvironment, brand: Brand, beside checkout: PageRenderer) throws {
        self.checkout = checkout
        self.brand = brand
        isSandbox = environment == .sandbox
        calls = Reference.calls.filter { environment == .sandbox || $0.chapter != .sandbox }
        library = try TemplateLibrary(TemplateFiles.docs)
        stylesheet = DocsStylesheet.file(accent: brand.accentColour)
    }

    func frame(_ title: String, at path: String, query: String = "") -> DocsLayout {
        let groups = ReferenceChapter.allCases.compactMap { chapter -> DocsLayout.Group? in
            let links = calls.filter { $0.chapter == chapter }.map { call in
                DocsLayout.Link(title: call.title, path: call.docsPath, isCurrent: call.docsPath == path)
            }
            guard !links.isEmpty else { return nil }
            let overview = DocsLayout.Link(
                title: "Overview", path: chapter.docsPath, isCurrent: chapter.docsPath == path)
            let isOpen = chapter == .orders || ([overview] + links).contains(where: \.isCurrent)
            return DocsLayout.Group(title: chapter.title, links: [overview] + links, isOpen: isOpen)
        }
        return DocsLayout(
            title: "\(title) – \(brand.name) API", brandName: brand.name, stylesheetPath: stylesheet.path,
            scriptPath: script.path, iconAddress: checkout.icon,
            isSandbox: isSandbox,
            guides: DocsGuide.allCases.map { .init(title: $0.title, path: $0.path, isCurrent: $0.path == path) },
            groups: groups, supportEmail: brand.supportEmail, supportPhone: brand.supportPhone,
            supportHours: brand.supportHours, legalName: brand.legalName, legalAddress: brand.legalAddress, query: query
        )
    }

    /// - Parameter address: the platform's base URL.
    func page(_ call: CallReference, at address: String, explorer: DocsExplorer.Form?) -> String {
        render(
            DocsCallPage(call, at: address, frame: frame(call.title, at: call.docsPath), explorer: explorer),
            with: .docsCall)
    }

    /// Chapters with at least one call on this platform.
    var chapters: [ReferenceChapter] {
        ReferenceChapter.allCases.filter { chapter in calls.contains { $0.chapter == chapter } }
    }

    func page(_ chapter: ReferenceChapter, at address: String) -> String {
        let frame = frame(chapter.title, at: chapter.docsPath)
        let own = calls.filter { $0.chapter == chapter }
        return render(DocsChapterPage(chapter, own, at: address, frame: frame), with: .docsChapter)
    }

    func page(_ guide: DocsGuide, at address: String) -> String {
        let frame = frame(guide.title, at: guide.path)
        return switch guide {
        case .introduction, .life:
            render(DocsGuidePage(frame: frame, address: address, isSandbox: isSandbox), with: guide.template)
        case .webhooks: render(DocsWebhookPage(frame: frame), with: guide.template)
        case .errors: render(DocsErrorPage(calls, frame: frame), with: guide.template)
        case .changelog: render(DocsChangePage(frame: frame), with: guide.template)
        }
    }

    func searchPage(_ query: String, results: [DocsSearch.Result], synonyms: [String]) -> String {
        let frame = frame("Search", at: "/docs/search", query: query)
        return render(
            DocsSearchPage(frame: frame, query: query, results: results, synonyms: synonyms), with: .docsSearch)
    }

    /// All pages in one, for printing.
    func printPage(at address: String) -> String {
        let frame = frame("Everything", at: "/docs/print")
        // The calls list their own errors.
        let guides = DocsGuide.allCases.filter { $0 != .errors }.map { page($0, at: address) }
        let parts = (guides + chapters.filter { $0 == .legacy }.map { page($0, at: address) })
            .map { DocsPrintPage.Part(html: Self.main(of: $0)) }
        let calls = calls.map { call in
            DocsCallPage(call, at: address, frame: frame, explorer: nil, isPrinted: true)
        }
        let pages = calls.map { DocsPrintPage.Part(html: Self.main(of: render($0, with: .docsCall))) }
        return render(DocsPrintPage(frame: frame, parts: parts + pages), with: .docsPrint)
    }

    func unknownPage() -> String {
        render(DocsNotFoundPage(frame: frame("Not found", at: "")), with: .docsNotFound)
    }

    /// Text of a guide for the search.
    func sections(of guide: DocsGuide, at address: String) -> [DocsSearch.Section] {
        DocsPlainText.sections(of: Self.main(of: page(guide, at: address)), title: guide.title, path: guide.path)
    }

    private static func main(of page: String) -> Substring {
        let start = page.firstRange(of: "<article>")?.upperBound ?? page.startIndex
        let end = page.firstRange(of: "</article>")?.lowerBound ?? page.endIndex
        return page[start..<end]
    }

    private func render(_ view: some Any, with template: DocsTemplate) -> String {
        library.render(view, with: template)
    }
}

/// Templates that the reference's renderer names.
enum DocsTemplate: String, CaseIterable {
    case docsIntroduction, docsOrderLifecycle, docsCall, docsChapter, docsWebhooks, docsErrors, docsChangelog
    case docsSearch, docsPrint, docsNotFound
}

extension DocsGuide {
    fileprivate var template: DocsTemplate {
        switch self {
        case .introduction: .docsIntroduction
        case .life: .docsOrderLifecycle
        case .webhooks: .docsWebhooks
        case .errors: .docsErrors
        case .changelog: .docsChangelog
        }
    }
}

extension TemplateFiles {
    /// Templates of the reference.
    static let docs: [(name: String, bytes: [UInt8])] = [
        ("docsLayout", PackageResources.docs_layout_mustache),
        ("docsIntroduction", PackageResources.docs_introduction_mustache),
        ("docsOrderLifecycle", PackageResources.docs_order_lifecycle_mustache),
        ("docsCall", PackageResources.docs_call_mustache),
        ("docsField", PackageResources.docs_field_mustache),
        ("docsChapter", PackageResources.docs_chapter_mustache),
        ("docsWebhooks", PackageResources.docs_webhooks_mustache),
        ("docsErrors", PackageResources.docs_errors_mustache),
        ("docsChangelog", PackageResources.docs_changelog_mustache),
        ("docsSearch", PackageResources.docs_search_mustache),
        ("docsPrint", PackageResources.docs_print_mustache),
        ("docsNotFound", PackageResources.docs_not_found_mustache),
    ]
}
