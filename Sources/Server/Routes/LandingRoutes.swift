import Domain
import HTTPTypes
import Hummingbird
import Logging
import UseCases
import Wire

/// Routes of the landing page at `/`, of the brand's icon at its conventional path, and of `robots.txt`.
struct LandingRoutes: Sendable {
    static let iconPath = "/favicon.ico"
    static let robotsPath = "/robots.txt"

    private let platform: Platform
    private let renderer: PageRenderer
    private let brand: Brand
    private let version: String
    private let stylesheet: StaticAsset

    init(_ platform: Platform, renderer: PageRenderer, brand: Brand, version: String) {
        self.platform = platform
        self.renderer = renderer
        self.brand = brand
        self.version = version
        stylesheet = .landingStylesheet(accent: brand.accentColour)
    }

    func add(to router: Router<AppRequestContext>) {
        router.get(RouterPath(LandingPage.path)) { request, context in await page(request, context) }
        router.get(RouterPath(Self.iconPath)) { _, _ in icon }
        router.get(RouterPath(Self.robotsPath)) { _, _ in robots }
        router.get(RouterPath(stylesheet.path)) { _, _ in stylesheet.response }
    }

    private func page(_ request: Request, _ context: AppRequestContext) async -> Response {
        let choice = LanguageChoice(request)
        var page = LandingPage(
            frame: PageLayout(language: choice.language, brand: brand, shop: nil, path: LandingPage.path),
            version: version, stylesheetPath: stylesheet.path)
        if platform.environment == .sandbox {
            do {
                page.clock = try await clock()
                page.invoicePath = try await sampleInvoicePath()
            } catch {
                // The page works without them.
                context.logger.warning("landing page incomplete", metadata: ["error": "\(error)"])
            }
        }
        var response = Response.page(renderer.render(page))
        if let chosen = choice.selectedLanguage {
            response.setLanguageCookie(chosen, path: LandingPage.path, on: platform)
        }
        return response
    }

    private func clock() async throws -> LandingPage.Clock {
        let now = try await PlatformClock(platform).now()
        let time = ISO8601.format(now, in: platform.dutchTime).dropFirst("2026-12-09T".count).prefix("10:42".count)
        return LandingPage.Clock(date: platform.dutchTime.date(at: now), time: String(time))
    }

    /// Path of the invoice of a sample order of the first test account.
    /// - Returns: `nil` if that account or order has been changed since it was seeded.
    private func sampleInvoicePath() async throws -> String? {
        let account = SandboxAccount.all[0]
        let request = FindInvoiceURL.Request(
            caller: Caller(username: account.username, clientID: account.clientIDs.first),
            reference: OrderReference(number: "OVERDUE", workflowNumber: nil))
        do {
            let address = try await FindInvoiceURL(platform)(request)
            return address.firstRange(of: "/documents/").map { String(address[$0.lowerBound...]) }
        } catch is Refusal {
            return nil
        }
    }

    private var icon: Response {
        Response(
            status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "public, max-age=86400"],
            body: .init(byteBuffer: .init(string: renderer.iconDocument)))
    }

    /// Crawlers may read the public pages of a production platform, and nothing of a sandbox. All other paths are
    /// customers' private pages, or API calls.
    private var robots: Response {
        let closed =
            platform.environment == .sandbox
            ? ["/"] : ["/api/", "/documents/", "/password/", "/pay/", "/session/", "/v1/", "/v2/"]
        let lines = ["User-agent: *"] + closed.map { "Disallow: \($0)" }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=3600"],
            body: .init(byteBuffer: .init(string: lines.map { "\($0)\n" }.joined())))
    }
}
