import Logging
import Server
import ServiceLifecycle
import UseCases

/// The real application on a free port of this machine, in a task of its own.
struct RunningApplication: Sendable {
    struct DidNotStart: Error {}

    private let group: ServiceGroup
    private let ports: AsyncStream<Int>
    private let task: Task<Void, any Error>

    init(
        _ platform: Platform, trustedProxies: TrustedProxies = .none, limits: ConnectionLimits = ConnectionLimits(),
        drawing: DrawingPool = DrawingPool(), logger: Logger
    ) throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = try buildApplication(
            platform, at: ServerAddress(host: "127.0.0.1", port: 0), trustedProxies: trustedProxies, limits: limits,
            drawing: drawing, version: "1.2.3", logger: logger
        ) { port.yield($0) }
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: logger))
        self.group = group
        self.ports = ports
        task = Task {
            defer { port.finish() }
            try await group.run()
        }
    }

    /// - Returns: the port, once connections are taken.
    func start() async throws -> Int {
        for await port in ports { return port }
        try await task.value
        throw DidNotStart()
    }

    func beginShutdown() async {
        await group.triggerGracefulShutdown()
    }

    func waitForShutdown() async throws {
        try await task.value
    }
}
