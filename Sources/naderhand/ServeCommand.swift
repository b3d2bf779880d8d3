import ArgumentParser
import Domain
import Foundation
import Logging
import NIOCore
import Server
import ServiceLifecycle
import UnixSignals
import UseCases

/// `naderhand serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Starts the server.",
        discussion: """
            Without options it runs a sandbox with test accounts, test persons and an embedded database, created on \
            the first start. SIGTERM, SIGHUP and Ctrl-C stop it after requests in flight have finished.
            """)

    @OptionGroup var options: PlatformOptions

    @Option(help: ArgumentHelp("Address to listen on. Default: 127.0.0.1. [NADERHAND_HOST]", valueName: "address"))
    var host: String?

    @Option(
        help: ArgumentHelp(
            "Port to listen on. Default: 8080; 0 picks a free port. [NADERHAND_PORT]", valueName: "number"))
    var port: String?

    @Option(
        name: .customLong("public-url"),
        help: ArgumentHelp(
            "Public URL of this server, if it differs from the address it listens on. [NADERHAND_PUBLIC_URL]",
            valueName: "url"))
    var publicURL: String?

    @Option(
        help: ArgumentHelp(
            """
            Maximum number of PostgreSQL connections. Default: four per core, at least eight. [NADERHAND_CONNECTIONS]
            """,
            valueName: "number"))
    var connections: String?

    @Option(
        name: .customLong("allowed-host"),
        help: ArgumentHelp(
            """
            Host name under which browsers may open a sandbox's pages, besides localhost, IP addresses and the public \
            URL; repeat it for each name. [NADERHAND_ALLOWED_HOSTS, separated by commas]
            """,
            valueName: "name"))
    var allowedHosts: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            IP addresses and CIDR ranges of reverse proxies, separated by commas; their X-Forwarded-For identifies \
            the client. [NADERHAND_TRUSTED_PROXIES]
            """,
            valueName: "list"))
    var trustedProxies: String?

    @Option(
        help: ArgumentHelp(
            "Seconds for requests in flight to finish on shutdown. Default: 10. [NADERHAND_GRACE]",
            valueName: "seconds"))
    var grace: String?

    @Option(
        help: ArgumentHelp(
            "Log level: trace, debug, info (default), notice, warning, error or critical. [NADERHAND_LOG_LEVEL]",
            valueName: "level"))
    var logLevel: String?

    func run() async throws {
        MemoryAllocation.keepFreedPages()
        try options.validateOptions()
        let address = try ServerAddress(host: EnvironmentVariable.host.value(host) ?? "127.0.0.1", port: portNumber())
        let publicURL = try PublicURLOption.read(EnvironmentVariable.publicURL.value(publicURL))
        let log = LogWriter()
        defer { log.flush(seconds: 1) }
        let logger = try logger(log)
        let connectionCount = try connectionCount()
        let trustedProxies = try proxies()
        let limits = try limits(databaseConnections: connectionCount)
        let allowedHosts = try AllowedHosts.read(allowedHosts)
        let brand = try brand(publicURL: publicURL)
        // The database is created only if the port is free, so that a failed start changes nothing.
        try await PortProbe(address: address).requireFree()
        let publicAddress = ServerBaseURL(publicURL, listeningAt: address)
        let platform = try await options.open(
            createsIfMissing: true, servingConnections: connectionCount, onError: { logger.warning("\($0)") },
            publicURL: { publicAddress.url })
        try await renewKeys(on: platform, logger: logger)
        let welcome = try await StartupBanner.prepare(for: platform, database: options.location().redacted)
        let application = try buildApplication(
            platform, at: address, brand: brand, trustedProxies: trustedProxies, limits: limits,
            allowedHosts: allowedHosts, version: Naderhand.version, logger: logger
        ) { port in
            let serving = ServerAddress(host: address.host, port: port)
            publicAddress.listens(at: serving)
            welcome.show(serving, publicURL: publicURL ?? serving.url)
        }
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: logger)
        // Connections are closed at the end of the grace period; remaining tasks are cancelled a second later.
        configuration.maximumGracefulShutdownDuration = .nanoseconds(limits.grace.nanoseconds) + .seconds(1)
        let group = ServiceGroup(configuration: configuration)
        try await withTaskExecutorPreference(EventLoopExecutor()) {
            try await group.run()
        }
    }

    /// - Throws: `CommandFailure` if a required setting of production is missing, or a setting is invalid.
    private func brand(publicURL: String?) throws -> Brand {
        let isSandbox = try options.platformEnvironment() == .sandbox
        let reading = BrandSetting.read(isSandbox: isSandbox)
        let missing = isSandbox ? [] : Readiness(brand: reading, publicURL: publicURL).missing
        guard missing.isEmpty else { throw CommandFailure.notReady(missing) }
        return try reading.requireReadable()
    }

    /// Renews match keys before the first check: orders of an earlier version may have keys in an older form.
    private func renewKeys(on platform: Platform, logger: Logger) async throws {
        let report = try await CommandFailure.mappingStorageErrors { try await RenewOrderKeys(platform)() }
        for id in report.unreadable {
            logger.error("stored customer of an order is unreadable", metadata: ["order": "\(id.value)"])
        }
        guard report.renewed > 0 else { return }
        logger.info("recognition keys recomputed", metadata: ["orders": "\(report.renewed)"])
    }

    private func portNumber() throws -> Int {
        let text = EnvironmentVariable.port.value(port) ?? "8080"
        guard let number = Int(text), (0...65_535).contains(number) else {
            throw CommandFailure.usage("\(text) is not a valid port: use a number from 0 to 65535 with --port.")
        }
        return number
    }

    private func connectionCount() throws -> Int {
        guard let text = EnvironmentVariable.connections.value(connections) else {
            return max(8, 4 * ProcessInfo.processInfo.activeProcessorCount)
        }
        guard let count = Int(text), (1...500).contains(count) else {
            throw CommandFailure.usage("\(text) is not a valid number of connections: use 1 to 500 with --connections.")
        }
        return count
    }

    private func limits(databaseConnections: Int) throws -> ConnectionLimits {
        var limits = ConnectionLimits()
        if let text = EnvironmentVariable.grace.value(grace) {
            guard let seconds = Int64(text), (0...3_600).contains(seconds) else {
                throw CommandFailure.usage("\(text) is not a valid number of seconds: use 0 to 3600 with --grace.")
            }
            limits.grace = .seconds(seconds)
        }
        let connections = DescriptorLimit.connections(
            descriptors: DescriptorLimit.raise(), databaseConnections: databaseConnections)
        limits.maxConnections = min(limits.maxConnections, connections)
        return limits
    }

    private func proxies() throws -> TrustedProxies {
        guard let text = EnvironmentVariable.trustedProxies.value(trustedProxies) else { return .none }
        guard let proxies = TrustedProxies(text) else {
            throw CommandFailure.usage(
                "\(text) is not a list of IP addresses: use one such as 10.0.0.1,192.168.0.0/16 with "
                    + "--trusted-proxies.")
        }
        return proxies
    }

    private func logger(_ log: LogWriter) throws -> Logger {
        let name = EnvironmentVariable.logLevel.value(logLevel) ?? "info"
        guard let level = Logger.Level(rawValue: name) else {
            throw CommandFailure.usage(
                "Unknown log level \(name): choose trace, debug, info, notice, warning, error or critical.")
        }
        return Logger(label: "naderhand") { _ in LogfmtHandler(level: level, writer: log) }
    }
}

/// Parses the public base URL of the server.
enum PublicURLOption {
    static func read(_ text: String?) throws -> String? {
        guard let text else { return nil }
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host, !host.isEmpty, url.query == nil, url.fragment == nil
        else {
            throw CommandFailure.usage(
                "\(text) is not a valid public URL: use one such as https://pay.example.com with --public-url.")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
