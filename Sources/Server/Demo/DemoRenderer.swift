/// Makes the pages of the demo shop. Their texts stand in the templates: they are for developers.
struct DemoRenderer: Sendable {
    let script = StaticAsset(
        name: "demo", extension: "js", contentType: "text/javascript; charset=utf-8",
        content: String(decoding: PackageResources.demo_js, as: UTF8.self))
    private let checkout: PageRenderer
    private let library: TemplateLibrary<DemoTemplate>

    /// - Throws: when a template does not read: a mistake in the build.
    init(beside checkout: PageRenderer) throws {
        self.checkout = checkout
        library = try TemplateLibrary(TemplateFiles.demo)
    }

    func frame(_ title: String) -> DemoLayout {
        DemoLayout(
            title: "\(title) – Demo shop", stylesheetPath: checkout.stylesheet.path, scriptPath: script.path,
            iconAddress: checkout.icon)
    }

    func render(_ page: DemoShopPage) -> String { render(page, with: .demo) }
    func render(_ page: DemoOrderPage) -> String { render(page, with: .demoOrder) }
    func render(_ page: DemoCancelledPage) -> String { render(page, with: .demoCancelled) }
    func render(_ page: DemoInboxPage) -> String { render(page, with: .demoWebhooks) }
    func render(_ news: DemoUpdates) -> String { render(news, with: .demoUpdates) }

    private func render(_ view: some Any, with template: DemoTemplate) -> String {
        library.render(view, with: template)
    }
}

/// The templates that the demo shop's renderer names.
enum DemoTemplate: String, CaseIterable {
    case demo, demoOrder, demoCancelled, demoWebhooks, demoUpdates
}

extension TemplateFiles {
    /// Of the demo shop, which only a sandbox has.
    static let demo: [(name: String, bytes: [UInt8])] = [
        ("demoLayout", PackageResources.demo_layout_mustache),
        ("demo", PackageResources.demo_mustache),
        ("demoOrder", PackageResources.demo_order_mustache),
        ("demoCancelled", PackageResources.demo_cancelled_mustache),
        ("demoWebhooks", PackageResources.demo_webhooks_mustache),
        ("demoLive", PackageResources.demo_live_mustache),
        ("demoUpdates", PackageResources.demo_updates_mustache),
    ]
}
