import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import UseCases

/// The hosted checkout: the page of a session, what is posted to it, the way back, and the files the pages need.
struct CheckoutRoutes: Sendable {
    private let platform: Platform
    let renderer: PageRenderer
    private let brand: Brand
    private let attempts = AttemptLimiter()

    /// - Throws: when a template or a file of texts does not read: a mistake in the build.
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

/// How often something is posted to a session, and from one address: a person does it a few times.
final class AttemptLimiter: Sendable {
    private let allowances = Mutex<[String: TokenBucket]>([:])
    private static let ofSession = RateLimit(perSecond: 1, burst: 20)
    private static let ofAddress = RateLimit(perSecond: 5, burst: 100)
    /// Beyond that many at once all are forgotten, which lets nobody through for long.
    private static let maxTracked = 20_000

    /// - Parameter peer: not counted where it is nobody's address: then it is a proxy's, behind which everybody is.
    func admit(_ session: String, from peer: String?, at moment: Duration) -> Bool {
        let isCounted = peer.flatMap { NetworkAddress($0) }?.isPublic ?? false
        let isAdmitted = take("session \(session)", of: Self.ofSession, at: moment)
        guard isCounted, let peer else { return isAdmitted }
        return take("address \(peer)", of: Self.ofAddress, at: moment) && isAdmitted
    }

    private func take(_ name: String, of limit: RateLimit?, at moment: Duration) -> Bool {
        guard let limit else { return true }
        return allowances.withLock { allowances in
            if allowances.count >= Self.maxTracked { allowances = [:] }
            return allowances[name, default: TokenBucket(limit, at: moment)].consume(at: moment)
        }
    }
}
