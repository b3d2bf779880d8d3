package import Domain
package import Hummingbird
package import Logging
package import UseCases
import Wire

/// Where a process listens.
package struct ServerAddress: Sendable {
    package let host: String
    /// 0 for any free port.
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// The whole server: routes, middleware, and the store that is closed behind it.
/// - Parameters:
///   - brand: who runs it; the project's own, fictional one by default.
///   - drawing: threads that draw documents; they end with the server.
///   - onRunning: told the port once connections are taken.
/// - Throws: when what is built in cannot be read: a mistake in the build.
package func buildApplication(
    _ platform: Platform, at address: ServerAddress, brand: Brand? = nil, version: String, logger: Logger,
    drawing: DrawingPool = DrawingPool(), onRunning: @escaping @Sendable (_ port: Int) async -> Void
) throws -> some ApplicationProtocol {
    let (router, demo) = try buildRouter(platform, brand: brand, version: version, drawing: drawing)
    var application = Application(
        router: router,
        server: .http1(
            configuration: .init(additionalChannelHandlers: [ClientHabitsInstaller()], idleTimeout: .seconds(60))),
        configuration: .init(address: .hostname(address.host, port: address.port), backlog: 4_096),
        onServerRunning: { channel in
            let port = channel.localAddress?.port ?? address.port
            demo?.listens(at: address.host, port: port)
            await onRunning(port)
        },
        logger: logger)
    application.addServices(
        DatabaseService(database: platform.database),
        DrawingService(pool: drawing),
        SchedulerService(scheduler: Scheduler(platform), logger: logger),
        DeliveryService(platform: platform, logger: logger))
    return application
}

/// Every route, and in a sandbox the demo shop, which has to be told where it is reached.
func buildRouter(
    _ platform: Platform, brand: Brand?, version: String, drawing: DrawingPool = DrawingPool()
) throws -> (router: Router<PlatformContext>, demo: DemoRoutes?) {
    let router = Router(context: PlatformContext.self)
    router.add(middleware: RequestLog())
    router.add(middleware: ErrorReplies())
    let isSandbox = platform.environment == .sandbox
    let limits = RequestLimits(platform)
    V1Routes(api: V1API(platform, limits: limits)).add(to: router)
    V2Routes(api: V2API(platform, limits: limits)).add(to: router)
    V2SessionRoutes(api: V2SessionAPI(platform, limits: limits)).add(to: router)
    V2WebhookRoutes(api: V2WebhookAPI(platform, limits: limits)).add(to: router)
    V2PartnerRoutes(api: V2PartnerAPI(platform, limits: limits)).add(to: router)
    if isSandbox { SandboxRoutes(api: SandboxAPI(platform)).add(to: router) }
    let brand = brand ?? .standard(isSandbox: isSandbox)
    // What the reference's explorer may reach: calls, and no pages.
    let responder = router.buildResponder()
    let checkout = try CheckoutRoutes(platform, brand: brand)
    checkout.add(to: router)
    PasswordRoutes(platform, renderer: checkout.renderer, brand: brand).add(to: router)
    try DocumentRoutes(platform, brand: brand, renderer: checkout.renderer, pool: drawing).add(to: router)
    PayRoutes(platform, renderer: checkout.renderer, brand: brand).add(to: router)
    BrandRoutes(platform, renderer: checkout.renderer, brand: brand, pool: drawing).add(to: router)
    let demo = isSandbox ? try DemoRoutes(platform, beside: checkout.renderer) : nil
    demo?.add(to: router)
    try DocsRoutes(platform, brand: brand, beside: checkout.renderer) {
        try await responder.respond(to: $0, context: $1)
    }
    .add(to: router)
    ReferenceRoutes(platform, brand: brand, version: version).add(to: router)
    OperationsRoutes(database: platform.database, version: version).add(to: router)
    return (router, demo)
}
