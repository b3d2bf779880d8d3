import Domain
import Hummingbird
import UseCases

/// Routes of the page on which a merchant sets its password, by a link from its partner.
struct PasswordRoutes: Sendable {
    private let platform: Platform
    private let renderer: PageRenderer
    private let brand: Brand
    private let hashing = PasswordHasher()
    private let attempts = AttemptLimiter()

    init(_ platform: Platform, renderer: PageRenderer, brand: Brand) {
        self.platform = platform
        self.renderer = renderer
        self.brand = brand
    }

    func add(to router: Router<AppRequestContext>) {
        router.get(RouterPath(PasswordHandler.donePath)) { request, context in
            visit(PasswordHandler.donePath, request, context).finish()
        }
        router.get("/password/:token") { request, context in
            let token = try context.parameters.require("token")
            return await visit("/password/\(token)", request, context).show(PasswordLink(token: token))
        }
        router.post("/password/:token") { request, context in
            let token = try context.parameters.require("token")
            return await visit("/password/\(token)", request, context).post(request, to: PasswordLink(token: token))
        }
    }

    private func visit(_ path: String, _ request: Request, _ context: AppRequestContext) -> PasswordHandler {
        let choice = LanguageChoice(request)
        return PasswordHandler(
            platform: platform, hashing: hashing, attempts: attempts, renderer: renderer,
            frame: PageLayout(language: choice.language, brand: brand, shop: nil, path: path),
            chosen: choice.selectedLanguage,
            context: context)
    }
}
