import Logging
import NIOCore
import NIOPosix

/// First handler of the listening channel: closes connections above the limits, waits when the process has run out of
/// file descriptors, and closes the remaining connections at the end of the grace period.
final class ConnectionAcceptor: ChannelInboundHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel

    private let connections: OpenConnections
    private let limits: ConnectionLimits
    private let logger: Logger
    private var isWaiting = false
    /// True until a connection is accepted again, so that a lasting shortage is logged once.
    private var isOutOfDescriptors = false

    init(_ connections: OpenConnections, limits: ConnectionLimits, logger: Logger) {
        self.connections = connections
        self.limits = limits
        self.logger = logger
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isOutOfDescriptors = false
        let channel = unwrapInboundIn(data)
        guard connections.admit(channel) else { return channel.close(promise: nil) }
        context.fireChannelRead(data)
    }

    /// The framework stops listening at the first error it sees. The channel itself stays open after an error of a
    /// single connection, or a lack of descriptors or memory, and retries at once.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let code = (error as? IOError)?.errnoCode, [EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED].contains(code)
        else { return context.fireErrorCaught(error) }
        guard code != ECONNABORTED, !isWaiting else { return }
        if !isOutOfDescriptors {
            logger.warning(
                "out of file descriptors or memory, new connections wait", metadata: ["error": "\(error)"])
        }
        (isOutOfDescriptors, isWaiting) = (true, true)
        try? context.channel.syncOptions?.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: limits.acceptDelay) {
            self.isWaiting = false
            try? context.channel.syncOptions?.setOption(.autoRead, value: true)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            let connections = connections
            context.eventLoop.scheduleTask(in: limits.grace) { connections.closeAll() }
        }
        context.fireUserInboundEventTriggered(event)
    }
}
