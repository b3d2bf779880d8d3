import Domain
import Hummingbird
import UseCases

/// The page on which a merchant sets its password, by a link that its partner was given.
struct PasswordRoutes: Sendable {
    private let platform: Platform
    private let renderer: CheckoutRenderer
    private let brand: Brand
    private let hashing = PasswordHashing()
    private let attempts = CheckoutAttempts()

    init(_ platform: Platform, renderer: CheckoutRenderer, brand: Brand) {
        self.platform = platform
        self.renderer = renderer
        self.brand = brand
    }

    func add(to router: Router<PlatformContext>) {
        router.get(RouterPath(PasswordVisit.donePath)) { request, context in
            visit(PasswordVisit.donePath, request, context).finish()
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

    private func visit(_ path: String, _ request: Request, _ context: PlatformContext) -> PasswordVisit {
        let choice = LanguageChoice(request)
        return PasswordVisit(
            platform: platform, hashing: hashing, attempts: attempts, renderer: renderer,
            frame: PageFrame(language: choice.language, brand: brand, shop: nil, path: path), chosen: choice.chosen,
            context: context)
    }
}
