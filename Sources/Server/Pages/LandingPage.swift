import Domain

/// The page at `/`: the platform in a few sentences, where to go from here, and facts about this server.
struct LandingPage: Sendable {
    static let path = "/"

    var frame: PageLayout
    var version: String
    var stylesheetPath: String
    /// The sandbox's own date and time; absent in production, where they are everybody's.
    var clock: Clock?
    /// Path of a sample order's invoice; absent in production, and where the sample order is gone.
    var invoicePath: String?

    /// Date and time in the Netherlands.
    struct Clock: Sendable {
        var date: CivilDate
        /// Hours and minutes: `10:42`.
        var time: String
    }
}

/// Values that `landing.mustache` shows.
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
    /// The checkout's rules, and the landing page's own behind them.
    static func landingStylesheet(accent: AccentColour) -> StaticAsset {
        let rules = [PackageResources.naderhand_css, PackageResources.landing_css].map {
            String(decoding: $0, as: UTF8.self)
        }
        return StaticAsset(
            name: "landing", extension: "css", contentType: "text/css; charset=utf-8",
            content: minified(rules.joined() + theme(accent)))
    }
}
