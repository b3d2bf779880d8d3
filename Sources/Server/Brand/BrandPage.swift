import Domain

/// Content of the page about the brand.
struct BrandPage: Sendable {
    static let path = "/brand"

    var frame: PageLayout
    var published: PublishedBrand
    /// The platform's base URL.
    var address: String
    var stylesheetPath: String
    var scriptPath: String
}

extension StaticAsset {
    /// Rules common to all pages, and the page's own rules.
    static func brandStylesheet(accent: AccentColour) -> StaticAsset {
        let own = String(decoding: PackageResources.brand_css, as: UTF8.self)
        return StaticAsset(
            name: "brand", extension: "css", contentType: "text/css; charset=utf-8",
            content: minified(DocsStylesheet.commonWithLanguages + own + theme(accent)))
    }

    static func brandScript() -> StaticAsset {
        StaticAsset(
            name: "brand", extension: "js", contentType: "text/javascript; charset=utf-8",
            content: minified(String(decoding: PackageResources.brand_js, as: UTF8.self)))
    }
}
