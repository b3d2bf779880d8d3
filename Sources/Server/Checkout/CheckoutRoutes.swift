import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// Routes of the hosted checkout: the page of a session, the form posted to it, the return to the shop, and static
/// files.
struct CheckoutRoutes: Sendable {
    private let platform: Platform
    let renderer: PageRenderer
    private let brand: Brand
    private let attempts = AttemptLimiter()

    /// - Throws: an error of the build, when a template or a texts file is invalid.
    init(_ platform: Platform, brand: Brand) throws {
        self.platform = platform
        renderer = try PageRenderer(accent: brand.accentColour)
        self.brand = brand
    }

    func add(to router: Router<AppRequestContext>) {
        router.get("/session/:token") { request, context in try await visit(request, context).show() }
        router.post("/session/:token") { request, context in try await visit(request, context).post(request) }
        router.get("/session/:token/status") { request, context in try await visit(request, context).status() }
        router.get("/session/:token/back") { request, context in try await visit(request, context).askToLeave() }
        router.post("/session/:token/back") { request, context in try await visit(request, context).leave(request) }
        for file in [renderer.stylesheet, renderer.script] {
            router.get(RouterPath(file.path)) { _, _ in file.response }
        }
    }

    private func visit(_ request: Request, _ context: AppRequestContext) throws -> CheckoutHandler {
        let token = SessionToken(try context.parameters.require("token"))
        let choice = LanguageChoice(request)
        return CheckoutHandler(
            platform: platform, token: token, renderer: renderer, brand: brand, language: choice.language,
            chosen: choice.selectedLanguage, attempts: attempts, context: context)
    }
}
