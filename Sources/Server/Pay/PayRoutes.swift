import Domain
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// Routes of the page on which an order is paid, at a URL that cannot be guessed.
struct PayRoutes: Sendable {
    private let platform: Platform
    private let renderer: PageRenderer
    private let brand: Brand

    init(_ platform: Platform, renderer: PageRenderer, brand: Brand) {
        self.platform = platform
        self.renderer = renderer
        self.brand = brand
    }

    /// - Parameter sandboxGuard: the guard of a sandbox; `nil` in production.
    func add(to router: Router<AppRequestContext>, guardedBy sandboxGuard: SandboxGuard?) {
        router.get("/pay/:token") { request, context in
            try await visit(request, context).show(hasJustPaid: request.uri.queryParameters["paid"] != nil)
        }
        // In a sandbox, any visitor may simulate a payment; in production only banks report payments.
        guard let sandboxGuard else { return }
        router.group().add(middleware: sandboxGuard).post("/pay/:token") { request, context in
            try await visit(request, context).post(request)
        }
    }

    private func visit(_ request: Request, _ context: AppRequestContext) throws -> PayHandler {
        let token = try context.parameters.require("token")
        let choice = LanguageChoice(request)
        return PayHandler(
            platform: platform, renderer: renderer, token: token,
            frame: PageLayout(language: choice.language, brand: brand, shop: nil, path: "/pay/\(token)"),
            chosen: choice.selectedLanguage, context: context)
    }
}

/// Handles one browser request about an order's balance.
struct PayHandler {
    let platform: Platform
    let renderer: PageRenderer
    let token: String
    let frame: PageLayout
    /// Language chosen by this request, which a cookie keeps.
    let chosen: Language?
    let context: AppRequestContext

    private static let maximumForm = 16 * 1024

    func show(hasJustPaid: Bool) async -> Response {
        await answering { balance in
            var page = page(balance)
            page.hasJustPaid = hasJustPaid
            return response(renderer.render(page))
        }
    }

    func post(_ request: Request) async -> Response {
        let body = try? await request.body.bytes(upTo: Self.maximumForm)
        let form = PostedForm(body ?? [])
        return await answering { balance in try await pay(form, balance) }
    }

    private func pay(_ form: PostedForm, _ balance: OrderBalance) async throws -> Response {
        var page = page(balance)
        page.typed = form[PayPage.amountName]
        let due = Money(cents: form[PayPage.dueName].flatMap { Int64($0) } ?? 0)
        guard let amount = page.typed.flatMap(AmountInput.init)?.money, amount > .zero else {
            return showWithProblem(page, .noAmount)
        }
        guard due == balance.due else { return showWithProblem(page, .changed) }
        guard amount <= due else { return showWithProblem(page, .tooMuch) }
        switch try await PayBalance(platform)(amount, of: balance) {
        case .received:
            return Response(
                status: .seeOther, headers: [.location: "\(frame.path)?paid", .cacheControl: "no-store"])
        case .changed: return showWithProblem(page, .changed)
        }
    }

    private func showWithProblem(_ page: PayPage, _ problem: PayPage.Problem) -> Response {
        var page = page
        page.problem = problem
        if problem == .changed { page.typed = nil }
        return response(renderer.render(page), status: problem == .changed ? .conflict : .unprocessableContent)
    }

    /// Finds the balance of the link, and shows a page on errors too.
    private func answering(_ body: (OrderBalance) async throws -> Response) async -> Response {
        do {
            guard let balance = try await ShowBalance(platform)(token: token) else { return notFound }
            return try await body(balance)
        } catch {
            context.logger.error("pay page failed", metadata: ["error": "\(error)"])
            return response(
                renderer.render(OutcomePage(frame: frame, kind: .linkFailed(reference: context.id))),
                status: .failure(error))
        }
    }

    private func page(_ balance: OrderBalance) -> PayPage {
        var frame = frame
        frame.shop = Shop(name: balance.invoice.shop.companyName, logo: balance.shopLogo, returnPath: frame.path)
        return PayPage(frame: frame, balance: balance)
    }

    /// The same page for invalid, foreign and expired links, which reveals nothing about the order.
    private var notFound: Response {
        response(renderer.render(OutcomePage(frame: frame, kind: .linkInvalid)), status: .notFound)
    }

    private func response(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.page(html, status: status)
        if let chosen { response.setLanguageCookie(chosen, path: "/pay", on: platform) }
        return response
    }
}
