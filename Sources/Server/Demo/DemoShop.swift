import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// What the demo shop answers to browsers.
struct DemoShop: Sendable {
    /// What can be done with an order, by the path below it.
    enum Action: String, CaseIterable, Sendable {
        case ship, pay, wait
    }

    let webhooks: DemoWebhookReceiver
    private let platform: Platform
    private let merchant: DemoAPIClient
    private let renderer: DemoRenderer
    private let numbers = DemoOrderNumberGenerator()

    private static let maximumForm = 16 * 1024
    /// Longer than any number of an order or invoice.
    private static let maximumNumber = 64

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
        return page(
            DemoShopPage(basket, customer: customer, alert: basket.errorMessage, frame: renderer.frame("Shop")))
    }

    func pay(_ request: Request, _ context: AppRequestContext) async -> Response {
        await webhooks.set(logger: context.logger)
        let form = PostedForm((try? await request.body.bytes(upTo: Self.maximumForm)) ?? [])
        let basket = DemoBasket { form[$0] ?? "" }
        let customer = form["customer"].flatMap(DemoCustomer.init) ?? .approved
        var alert = basket.errorMessage ?? (basket.nonEmptyLines.isEmpty ? "Add something to the basket first." : nil)
        if alert == nil {
            let purchase = DemoPurchase(
                serial: numbers.next(at: platform.systemTime()), basket: basket, customer: customer,
                shopAddress: shopAddress(request))
            do throws(DemoAPIClient.APIError) {
                return redirect(try await checkoutPath(purchase, context.logger))
            } catch {
                alert = "The checkout could not be opened: \(error.text)"
            }
        }
        let shown = DemoShopPage(basket, customer: customer, alert: alert, frame: renderer.frame("Shop"))
        return page(shown, status: .unprocessableContent)
    }

    /// Within this server, so that the browser stays at the address it knows it by.
    private func checkoutPath(
        _ purchase: DemoPurchase, _ logger: Logger
    ) async throws(DemoAPIClient.APIError) -> String {
        let url = try await merchant.openCheckout(purchase, logger: logger)
        let own = platform.publicURL()
        return url.hasPrefix("\(own)/") ? String(url.dropFirst(own.count)) : url
    }

    /// What the browser calls this server.
    private func shopAddress(_ request: Request) -> String {
        let own = PageHeaders.origin(platform.publicURL())
        guard let authority = request.head.authority else { return own ?? "" }
        // Only the public address may be behind something that speaks TLS.
        let secure = PageHeaders.origin("https://\(authority)")
        return (secure == own ? secure : PageHeaders.origin("http://\(authority)")) ?? own ?? ""
    }

    // MARK: The way back

    func showConfirmation(_ request: Request, _ context: AppRequestContext) async -> Response {
        guard let number = Self.orderNumber(of: request) else { return unknown(nil) }
        return await show(number, isNew: true, context)
    }

    func showCancelled(_ request: Request, _ context: AppRequestContext) async -> Response {
        let number = Self.orderNumber(of: request)
        let news = await news(of: number, on: DemoPath.cancelled(number), context.logger)
        return page(DemoCancelledPage(frame: renderer.frame("No order"), isUnknown: false, news: news))
    }

    // MARK: Orders

    func showOrder(_ parameter: String, _ context: AppRequestContext) async -> Response {
        guard let number = Self.orderNumber(parameter.removingPercentEncoding) else { return unknown(nil) }
        return await show(number, context)
    }

    /// What the customer has in hand: the page on which the order is paid, with everything that was written.
    func redirectToPayPage(_ parameter: String, _ context: AppRequestContext) async -> Response {
        guard let number = Self.orderNumber(parameter.removingPercentEncoding),
            let timeline = try? await ShowOrder(platform)(number, of: merchant.username), let payPath = timeline.payPath
        else { return unknown(nil) }
        return redirect(payPath)
    }

    func perform(
        _ action: Action, on parameter: String, _ context: AppRequestContext
    ) async -> Response {
        guard let number = Self.orderNumber(parameter.removingPercentEncoding),
            let order = await merchant.info(number, logger: context.logger)
        else { return unknown(nil) }
        do throws(DemoAPIClient.APIError) {
            switch action {
            case .ship: try await merchant.ship(order.number, logger: context.logger)
            case .pay: try await merchant.pay(order, logger: context.logger)
            case .wait: try await merchant.moveClock(days: 14, logger: context.logger)
            }
            return redirect(DemoPath.order(number))
        } catch {
            return await show(number, alert: error.text, context)
        }
    }

    private func show(
        _ number: String, isNew: Bool = false, alert: String? = nil, _ context: AppRequestContext
    ) async -> Response {
        guard let order = await merchant.info(number, logger: context.logger) else { return unknown(number) }
        let news = await news(of: number, on: DemoPath.order(number), context.logger)
        let shown = DemoOrderPage(
            order, isNew: isNew, alert: alert, news: news, frame: renderer.frame("Order \(number)"))
        return page(renderer.render(shown), status: alert == nil ? .ok : .unprocessableContent)
    }

    private func unknown(_ number: String?) -> Response {
        let news = DemoUpdates(
            number: number, pagePath: "/demo", order: nil, messages: number.map(webhooks.inbox.messages) ?? [],
            otherReceiver: nil, dutchTime: platform.dutchTime)
        let shown = DemoCancelledPage(frame: renderer.frame("Unknown order"), isUnknown: true, news: news)
        return page(renderer.render(shown), status: .notFound)
    }

    // MARK: What the shop was told

    func showInbox(_ context: AppRequestContext) async -> Response {
        let news = await news(of: nil, on: DemoPath.webhooks, context.logger)
        return page(renderer.render(DemoInboxPage(frame: renderer.frame("Webhooks"), news: news)))
    }

    func showUpdates(_ request: Request, _ context: AppRequestContext) async -> Response {
        let number = Self.orderNumber(of: request)
        return page(renderer.render(await news(of: number, on: DemoPath.webhooks, context.logger)))
    }

    private func news(of number: String?, on path: String, _ logger: Logger) async -> DemoUpdates {
        var view: DemoUpdates.OrderView?
        if let number, let order = await merchant.info(number, logger: logger) {
            view = DemoUpdates.OrderView(
                order, invoiceNumber: merchant.invoiceNumber(of: order.number),
                now: await merchant.clock(logger: logger))
        }
        return DemoUpdates(
            number: number, pagePath: path, order: view, messages: webhooks.inbox.messages(of: number),
            otherReceiver: webhooks.otherReceiver, dutchTime: platform.dutchTime)
    }

    // MARK: Answers

    private static func orderNumber(of request: Request) -> String? {
        orderNumber(request.uri.queryParameters["order"].map(String.init))
    }

    private static func orderNumber(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= maximumNumber else { return nil }
        return text
    }

    private func page(_ shown: DemoShopPage, status: HTTPResponse.Status = .ok) -> Response {
        page(renderer.render(shown), status: status)
    }

    private func page(_ shown: DemoCancelledPage) -> Response { page(renderer.render(shown)) }

    private func page(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: .init(string: text)))
        for (name, value) in PageHeaders.fields(allowsFetch: true) {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }

    private func redirect(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

extension DemoBasket {
    fileprivate var errorMessage: String? {
        hasInvalidQuantity ? "A quantity must be a whole number from 0 to \(Self.maxQuantity)." : nil
    }
}
