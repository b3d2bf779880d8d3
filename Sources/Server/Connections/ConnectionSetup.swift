import Domain
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// State that a server's connections share.
final class ConnectionSetup: Sendable {
    /// Size of a connection's receive buffer, in bytes. The buffer is kept between reads.
    static let maxReadBytes = 8 * 1_024

    let limits: ConnectionLimits
    private let trustedProxies: TrustedProxies
    private let logger: Logger
    private let open: OpenConnections
    private let timers: ConnectionTimers
    private let memory: RequestMemory

    init(limits: ConnectionLimits, trustedProxies: TrustedProxies, logger: Logger) {
        self.limits = limits
        self.trustedProxies = trustedProxies
        self.logger = logger
        open = OpenConnections(limits: limits, trustedProxies: trustedProxies)
        timers = ConnectionTimers(interval: limits.tick)
        memory = RequestMemory(limit: limits.maxRequestBytes)
    }

    /// Adds the handlers of the listening channel.
    func guardListener(_ channel: any Channel) async {
        let (open, limits, logger) = (open, limits, logger)
        let added = channel.eventLoop.submit {
            try channel.pipeline.syncOperations.addHandler(
                ConnectionAcceptor(open, limits: limits, logger: logger), position: .first)
        }
        do {
            try await added.get()
        } catch {
            logger.error("cannot apply connection limits", metadata: ["error": "\(error)"])
        }
    }

    /// Adds the handlers of a connection; called on its event loop.
    fileprivate func guardConnection(_ channel: any Channel) throws {
        let allocator = AdaptiveRecvByteBufferAllocator(minimum: 64, initial: 2_048, maximum: Self.maxReadBytes)
        try channel.syncOptions?.setOption(.recvAllocator, value: allocator)
        try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
        let peer = channel.remoteAddress?.ipAddress
        let address = peer.flatMap { NetworkAddress($0) }
        let isProxy = address.map { trustedProxies.contains($0) } ?? false
        let monitor = ConnectionMonitor(
            limits: limits, logger: logger, timer: timers.timer(of: channel.eventLoop), memory: memory,
            address: address?.subscriber)
        let pipeline = channel.pipeline.syncOperations
        let translation = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
        try pipeline.addHandler(monitor, position: .first)
        let proxy = peer.flatMap { isProxy ? (peer: $0, trustedProxies: trustedProxies) : nil }
        // Placed before the translation to version-independent messages, which keeps only one Host field.
        try pipeline.addHandler(RequestMonitor(monitor, proxy: proxy), position: .before(translation))
        try pipeline.addHandler(LegacyHTTPHandler(), position: .before(translation))
    }
}

/// Adds the handlers of a connection to its pipeline, in which the framework allows handlers behind its own only.
final class ConnectionHandlerInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    private let setup: ConnectionSetup

    init(_ setup: ConnectionSetup) {
        self.setup = setup
    }

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            try setup.guardConnection(context.channel)
        } catch {
            context.fireErrorCaught(error)
            context.close(promise: nil)
        }
    }
}
