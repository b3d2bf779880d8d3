import Domain
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// The demo shop's responses to browsers: basket, redirect to the checkout, webhook messages.
struct DemoShop: Sendable {
    let webhooks: DemoWebhookReceiver
    let platform: Platform
    let merchant: DemoAPIClient
    let renderer: DemoRenderer
    private let numbers = DemoOrderNumberGenerator()

    static let maximumForm = 16 * 1024

    init(_ platform: Platform, account: SandboxAccount, renderer: DemoRenderer) {
        self.platform = platform
        self.renderer = renderer
        merchant = DemoAPIClient(platform, account: account)
        webhooks = DemoWebhookReceiver(platform, username: account.username)
    }

    // MARK: The basket

    func show(_ request: Request, _ context: AppRequestContext) async -> Response {
        await webhooks.set(logger: context.logger)
        let query = request.uri.queryParameters
        let basket = DemoBasket { query[Substring($0)].map(String.init) }
        let customer = query["customer"].flatMap { DemoCustomer(rawValue: String($0)) } ?? .approved
        let problem: DemoProblem? = basket.hasInvalidQuantity ? .invalidQuantity : nil
        return page(basket, customer, problem, visit(request, context), status: .ok)
    }

    func pay(_ request: Request, _ context: AppRequestContext) async -> Response {
        await webhooks.set(logger: context.logger)
        let visit = visit(request, context)
        let form = PostedForm((try? await request.body.bytes(upTo: Self.maximumForm)) ?? [])
        let basket = DemoBasket { form[$0] ?? "" }
        let customer = form["customer"].flatMap(DemoCustomer.init) ?? .approved
        do throws(DemoProblem) {
            if basket.hasInvalidQuantity { throw .invalidQuantity }
            if basket.nonEmptyLines.isEmpty { throw .emptyBasket }
            let purchase = DemoPurchase(
                serial: numbers.next(at: platform.systemTime()), basket: basket, customer: customer,
                shopAddress: shopAddress(request), phrases: visit.phrases)
            let address = try await merchant.openCheckout(purchase, logger: visit.logger)
            return redirect(visit.localized(withinThisServer(address)))
        } catch {
            return page(basket, customer, error, visit, status: error.status)
        }
    }

    private func page(
        _ basket: DemoBasket, _ customer: DemoCustomer, _ problem: DemoProblem?, _ visit: DemoVisit,
        status: HTTPResponse.Status
    ) -> Response {
        let frame = renderer.frame(
            visit.phrases["demoNavShop"], at: DemoPath.shop(basket, customer), visit.phrases)
        let shown = DemoShopPage(basket, customer: customer, problem: problem, visit.phrases, frame: frame)
        return response(renderer.render(shown), visit, status: status)
    }

    /// Removes the platform's public origin, so that the browser stays at the origin by which it reached this server.
    private func withinThisServer(_ url: String) -> String {
        let own = platform.publicURL()
        return url.hasPrefix("\(own)/") ? String(url.dropFirst(own.count)) : url
    }

    /// Scheme, host and port by which the browser reaches this server.
    private func shopAddress(_ request: Request) -> String {
        let own = PageHeaders.origin(platform.publicURL())
        guard let authority = request.head.authority else { return own ?? "" }
        // Only the public address may have TLS, from a proxy.
        let secure = PageHeaders.origin("https://\(authority)")
        return (secure == own ? secure : PageHeaders.origin("http://\(authority)")) ?? own ?? ""
    }

    // MARK: Webhook messages

    func showInbox(_ request: Request, _ context: AppRequestContext) async -> Response {
        let visit = visit(request, context)
        return await answering(visit) {
            let frame = renderer.frame(visit.phrases["demoNavWebhooks"], at: DemoPath.webhooks, visit.phrases)
            let now = try await PlatformClock(platform).now()
            let shown = DemoInboxPage(
                frame: frame, updates: updates(of: nil, at: DemoPath.webhooks, now: now, visit))
            return response(renderer.render(shown), visit)
        }
    }

    /// The refreshed part of a page, which a script requests once a second.
    func showUpdates(_ request: Request, _ context: AppRequestContext) async -> Response {
        let visit = visit(request, context)
        do {
            let number = Self.orderNumber(of: request)
            let shown: DemoUpdates
            if let number, let order = try await find(number) {
                shown = updates(of: order, at: DemoPath.order(order.number), visit)
            } else {
                let now = try await PlatformClock(platform).now()
                shown = updates(of: number, at: DemoPath.webhooks, now: now, visit)
            }
            return Response.page(renderer.render(shown), fetchesNews: true)
        } catch {
            visit.logger.error("demo shop failed", metadata: ["error": "\(error)"])
            return Response.page("", status: .failure(error), fetchesNews: true)
        }
    }

    // MARK: Responses

    func visit(_ request: Request, _ context: AppRequestContext) -> DemoVisit {
        DemoVisit(request, context, texts: renderer.texts)
    }

    /// The refreshed part of a page about an order.
    func updates(of order: ShowOrder.Timeline, at path: String, _ visit: DemoVisit) -> DemoUpdates {
        DemoUpdates(
            number: order.number, pagePath: path, now: order.now,
            order: DemoOrderView(order, visit.phrases, in: platform.dutchTime), inbox: inbox(of: order.number),
            visit.phrases, in: platform.dutchTime)
    }

    /// The refreshed part of any other page.
    /// - Parameters:
    ///   - number: number of the order whose messages are shown; `nil` for all messages.
    ///   - now: the sandbox's time, if it is known.
    func updates(of number: String?, at path: String, now: Instant?, _ visit: DemoVisit) -> DemoUpdates {
        DemoUpdates(
            number: number, pagePath: path, now: now, order: nil, inbox: inbox(of: number), visit.phrases,
            in: platform.dutchTime)
    }

    private func inbox(of number: String?) -> DemoUpdates.Inbox {
        DemoUpdates.Inbox(
            messages: webhooks.inbox.messages(of: number), username: merchant.username,
            otherReceiver: webhooks.otherReceiver)
    }

    /// Shows an error page if the platform fails.
    func answering(_ visit: DemoVisit, _ body: () async throws -> Response) async -> Response {
        do {
            return try await body()
        } catch {
            visit.logger.error("demo shop failed", metadata: ["error": "\(error)"])
            let problem: DemoProblem = error is any TransientError ? .busy : .failed
            let shown = DemoMessagePage(
                frame: renderer.frame(visit.phrases["demoFailedTitle"], at: DemoPath.shop, visit.phrases),
                heading: visit.phrases["demoFailedTitle"], lead: problem.text(visit.phrases),
                updates: updates(of: nil, at: DemoPath.webhooks, now: nil, visit))
            return response(renderer.render(shown), visit, status: problem.status)
        }
    }

    func response(_ html: String, _ visit: DemoVisit, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.page(html, status: status, fetchesNews: true)
        if let language = visit.selectedLanguage {
            response.setLanguageCookie(language, path: DemoPath.shop, on: platform)
        }
        return response
    }

    func redirect(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}
