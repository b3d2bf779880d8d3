import Domain
import HTTPTypes
import Hummingbird
import Synchronization
import UseCases

/// A shop in the sandbox that shows a complete order: basket, checkout, order, webhooks.
struct DemoRoutes: Sendable {
    private let shop: DemoShop
    private let script: StaticAsset

    /// - Throws: an error of the build: `MissingTemplate`, `TextsError` or the parser's error.
    init(_ platform: Platform, beside checkout: PageRenderer) throws {
        let renderer = try DemoRenderer(beside: checkout)
        shop = DemoShop(platform, account: SandboxAccount.all[0], renderer: renderer)
        script = renderer.script
    }

    /// Gives the shop the address at which the platform reaches it: this machine's, whatever host name browsers use.
    func didStartListening(host: String, port: Int) { shop.webhooks.didStartListening(host: host, port: port) }

    func add(to router: some RouterMethods<AppRequestContext>) {
        addShop(to: router)
        addOrders(to: router)
        router.post(RouterPath(DemoPath.webhooks)) { request, context in
            await shop.webhooks.take(request, logger: context.logger)
        }
        router.get(RouterPath(script.path)) { _, _ in script.response }
    }

    private func addShop(to router: some RouterMethods<AppRequestContext>) {
        router.get("/demo") { request, context in await shop.show(request, context) }
        router.post("/demo/pay") { request, context in await shop.pay(request, context) }
        router.get("/demo/thanks") { request, context in await shop.showConfirmation(request, context) }
        router.get("/demo/cancelled") { request, context in await shop.showCancelled(request, context) }
        router.get(RouterPath(DemoPath.webhooks)) { request, context in await shop.showInbox(request, context) }
        router.get("/demo/news") { request, context in await shop.showUpdates(request, context) }
    }

    private func addOrders(to router: some RouterMethods<AppRequestContext>) {
        router.get("/demo/orders/:number") { request, context in
            await shop.showOrder(try context.parameters.require("number"), request, context)
        }
        router.get("/demo/orders/:number/customer") { request, context in
            await shop.redirectToPayPage(try context.parameters.require("number"), request, context)
        }
        for action in DemoShop.Action.allCases {
            router.post("/demo/orders/:number/\(action.rawValue)") { request, context in
                await shop.perform(action, on: try context.parameters.require("number"), request, context)
            }
        }
    }
}
