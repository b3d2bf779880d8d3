package import Domain
package import Hummingbird
package import Logging
package import UseCases
import Wire

/// Builds the server: routes, middleware, and the store, which is closed last.
/// - Parameters:
///   - brand: name and company details of the operator; the project's fictional ones by default.
///   - trustedProxies: peers that name their clients in `X-Forwarded-For`.
///   - limits: limits of connections and requests.
///   - allowedHosts: host names by which browsers reach a sandbox, in addition to those it knows itself.
///   - drawing: threads that draw documents; they end with the server.
///   - onRunning: called with the port once connections are accepted.
/// - Throws: an error of the build, when a built-in file is unreadable.
package func buildApplication(
    _ platform: Platform, at address: ServerAddress, brand: Brand? = nil, trustedProxies: TrustedProxies = .none,
    limits: ConnectionLimits = ConnectionLimits(), allowedHosts: [String] = [],
    drawing: DrawingPool = DrawingPool(), version: String, logger: Logger,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void
) throws -> some ApplicationProtocol {
    let (router, demo) = try buildRouter(
        platform, brand: brand, trustedProxies: trustedProxies, allowedHosts: allowedHosts + [address.host],
        drawing: drawing, version: version)
    let connections = ConnectionSetup(limits: limits, trustedProxies: trustedProxies, logger: logger)
    var application = Application(
        router: router,
        server: .http1(
            configuration: .init(
                additionalChannelHandlers: [ConnectionHandlerInstaller(connections)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.maxHeadBytes, maxHeaderListSize: limits.maxHeadBytes,
                    maxHeaderFieldCount: limits.maxHeaderFields))),
        configuration: .init(address: .hostname(address.host, port: address.port), backlog: 4_096),
        onServerRunning: { channel in
            await connections.guardListener(channel)
            let port = channel.localAddress?.port ?? address.port
            demo?.didStartListening(host: address.host, port: port)
            await onRunning(port)
        },
        logger: logger)
    application.addServices(
        DatabaseService(database: platform.database),
        DrawingService(pool: drawing),
        SchedulerService(scheduler: Scheduler(platform), logger: logger),
        WebhookDeliveryService(platform: platform, logger: logger))
    return application
}

/// All routes, and in a sandbox the demo shop, which needs the address at which it is reached.
func buildRouter(
    _ platform: Platform, brand: Brand?, trustedProxies: TrustedProxies = .none, allowedHosts: [String] = [],
    drawing: DrawingPool = DrawingPool(), version: String
) throws -> (router: Router<AppRequestContext>, demo: DemoRoutes?) {
    // A HEAD route for each GET route; `ResponseBodies` leaves the body out.
    let router = Router(context: AppRequestContext.self, options: .autoGenerateHeadEndpoints)
    if !trustedProxies.isEmpty { router.add(middleware: ClientAddress(trustedProxies: trustedProxies)) }
    router.add(middleware: RequestLogMiddleware())
    router.add(middleware: ResponseBodies())
    let isSandbox = platform.environment == .sandbox
    let brand = brand ?? .standard(isSandbox: isSandbox)
    let checkout = try CheckoutRoutes(platform, brand: brand)
    router.add(middleware: ErrorMiddleware(notFoundPage: NotFoundPage(renderer: checkout.renderer, brand: brand)))
    let limits = RateLimiter(platform)
    let decisions = DecisionHeader(environment: platform.environment)
    V1Routes(api: V1API(platform, limits: limits), decisions: decisions).add(to: router)
    V2Routes(api: V2API(platform, limits: limits), decisions: decisions).add(to: router)
    V2SessionRoutes(api: V2SessionAPI(platform, limits: limits)).add(to: router)
    V2WebhookRoutes(api: V2WebhookAPI(platform, limits: limits)).add(to: router)
    V2PartnerRoutes(api: V2PartnerAPI(platform, limits: limits)).add(to: router)
    let sandboxGuard =
        isSandbox ? SandboxGuard(hosts: OwnHosts(names: allowedHosts, publicURL: platform.publicURL)) : nil
    if let sandboxGuard {
        SandboxRoutes(api: SandboxAPI(platform)).add(to: router.group().add(middleware: sandboxGuard))
    }
    // The reference's explorer reaches calls only, no pages.
    let responder = router.buildResponder()
    LandingRoutes(platform, renderer: checkout.renderer, brand: brand, version: version).add(to: router)
    checkout.add(to: router)
    PasswordRoutes(platform, renderer: checkout.renderer, brand: brand).add(to: router)
    try DocumentRoutes(platform, brand: brand, renderer: checkout.renderer, pool: drawing).add(to: router)
    PayRoutes(platform, renderer: checkout.renderer, brand: brand).add(to: router, guardedBy: sandboxGuard)
    BrandRoutes(platform, renderer: checkout.renderer, brand: brand, pool: drawing).add(to: router)
    let demo = isSandbox ? try DemoRoutes(platform, beside: checkout.renderer) : nil
    if let sandboxGuard { demo?.add(to: router.group().add(middleware: sandboxGuard)) }
    try DocsRoutes(platform, brand: brand, beside: checkout.renderer) {
        try await responder.respond(to: $0, context: $1)
    }
    .add(to: router, guardedBy: sandboxGuard)
    ReferenceRoutes(platform, brand: brand, version: version).add(to: router)
    OperationsRoutes(database: platform.database, version: version).add(to: router)
    return (router, demo)
}
