import Domain

/// The page at `/`: a description of the platform, links, and facts about this server.
struct LandingPage: Sendable {
    static let path = "/"

    var frame: PageLayout
    var version: String
    var stylesheetPath: String
    /// The sandbox's date and time; `nil` in production.
    var clock: Clock?
    /// Path of a sample order's invoice; `nil` in production, and if the sample order no longer exists.
    var invoicePath: String?

    /// Date and time in the Netherlands.
    struct Clock: Sendable {
        var date: CivilDate
        /// Hours and minutes: `10:42`.
        var time: String
    }
}

/// Values of `landing.mustache`.
struct LandingView {
    let frame: LayoutView
    let title: String
    let version: String
    let clockDate: String?
    let invoicePath: String?
    let mailAddress: String

    init(_ page: LandingPage, frame: LayoutView, phrases: LocalizedTexts) {
        self.frame = frame
        title = "\(page.frame.brand.name): \(phrases["landingTitle"])"
        version = page.version
        clockDate = page.clock.map { FormattedDate($0.date, phrases: phrases).description }
        invoicePath = page.invoicePath
        mailAddress = "mailto:\(page.frame.brand.supportEmail)"
    }
}

extension PageRenderer {
    func render(_ page: LandingPage) -> String {
        let values = LayoutView.values(of: page.frame).merging(["time": page.clock?.time ?? ""]) { $1 }
        let phrases = LocalizedTexts(texts, in: page.frame.language).withValues(values)
        var frame = LayoutView(page.frame, renderer: self, phrases: phrases, postsLanguage: false)
        frame.stylesheetPath = page.stylesheetPath
        return render(LandingView(page, frame: frame, phrases: phrases), with: .landing)
    }
}

extension StaticAsset {
    /// The rules of the checkout and of the landing page.
    static func landingStylesheet(accent: AccentColour) -> StaticAsset {
        let rules = [PackageResources.naderhand_css, PackageResources.landing_css].map {
            String(decoding: $0, as: UTF8.self)
        }
        return StaticAsset(
            name: "landing", extension: "css", contentType: "text/css; charset=utf-8",
            content: minified(rules.joined() + theme(accent)))
    }
}
