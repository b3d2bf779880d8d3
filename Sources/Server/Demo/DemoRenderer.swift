import Domain

/// Renders the pages of the demo shop.
struct DemoRenderer: Sendable {
    let script = StaticAsset(
        name: "demo", extension: "js", contentType: "text/javascript; charset=utf-8",
        content: String(decoding: PackageResources.demo_js, as: UTF8.self))
    /// Texts of all pages and of the demo shop.
    let texts: Texts
    private let checkout: PageRenderer
    private let library: TemplateLibrary<DemoTemplate>

    /// - Throws: an error of the build: `MissingTemplate`, `TextsError` or the parser's error.
    init(beside checkout: PageRenderer) throws {
        self.checkout = checkout
        texts = try .demo()
        library = try TemplateLibrary(TemplateFiles.demo)
    }

    /// - Parameters:
    ///   - title: the page's title, before the shop's name.
    ///   - path: the page's path and query, to which the language switch adds `language`.
    func frame(_ title: String, at path: String, _ phrases: LocalizedTexts) -> DemoLayout {
        DemoLayout(
            title: "\(title) – \(phrases["demoShop"])", languageCode: phrases.language.code,
            text: phrases.templateTexts, languages: languages(at: path, phrases.language),
            stylesheetPath: checkout.stylesheet.path, scriptPath: script.path, iconAddress: checkout.icon)
    }

    private func languages(at path: String, _ current: Language) -> [LayoutView.LanguageView] {
        Language.allCases.map { language in
            LayoutView.LanguageView(
                code: language.code, abbreviation: language.code.uppercased(),
                name: LocalizedTexts(texts, in: language)["languageName"], isCurrent: language == current,
                linkAddress: "\(path)\(path.contains("?") ? "&" : "?")language=\(language.code)")
        }
    }

    func render(_ page: DemoShopPage) -> String { render(page, with: .demo) }
    func render(_ page: DemoOrderPage) -> String { render(page, with: .demoOrder) }
    func render(_ page: DemoMessagePage) -> String { render(page, with: .demoCancelled) }
    func render(_ page: DemoInboxPage) -> String { render(page, with: .demoWebhooks) }
    func render(_ updates: DemoUpdates) -> String { render(updates, with: .demoUpdates) }

    private func render(_ view: some Any, with template: DemoTemplate) -> String {
        library.render(view, with: template)
    }
}

/// Templates that the demo shop's renderer names.
enum DemoTemplate: String, CaseIterable {
    case demo, demoOrder, demoCancelled, demoWebhooks, demoUpdates
}

extension TemplateFiles {
    /// Templates of the demo shop, which only a sandbox has.
    static let demo: [(name: String, bytes: [UInt8])] = [
        ("demoLayout", PackageResources.demo_layout_mustache),
        ("demo", PackageResources.demo_mustache),
        ("demoOrder", PackageResources.demo_order_mustache),
        ("demoCancelled", PackageResources.demo_cancelled_mustache),
        ("demoWebhooks", PackageResources.demo_webhooks_mustache),
        ("demoLive", PackageResources.demo_live_mustache),
        ("demoUpdates", PackageResources.demo_updates_mustache),
        ("demoEntry", PackageResources.demo_entry_mustache),
    ]
}

extension Texts {
    /// Texts of all pages and of the demo shop, whose keys begin with `demo`. All pages share the names of months and
    /// languages.
    /// - Throws: `TextsError` for an invalid file, or for a key that occurs twice.
    static func demo() throws -> Texts {
        let newline = Array("\n".utf8)
        return try Texts(files: [
            .dutch: PackageResources.nl_texts + newline + PackageResources.demo_nl_texts,
            .english: PackageResources.en_texts + newline + PackageResources.demo_en_texts,
            .german: PackageResources.de_texts + newline + PackageResources.demo_de_texts,
            .french: PackageResources.fr_texts + newline + PackageResources.demo_fr_texts,
        ])
    }
}

extension LocalizedTexts {
    /// Texts used by templates: those without a dot in their key.
    var templateTexts: [String: String] { all.filter { !$0.key.contains(".") } }
}
