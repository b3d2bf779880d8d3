import Logging
import NIOCore
import NIOHTTP1

/// Error of a request that was rejected before its body was read completely.
struct RequestAbandoned: Error {
    let status: HTTPResponseStatus
}

/// First handler of a connection: sees its bytes, learns from `RequestMonitor` which message they belong to, and ends
/// requests that exceed the limits.
///
/// A rejection is written here, past the framework, which waits for the request until it receives the error.
final class ConnectionMonitor: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let limits: ConnectionLimits
    private let logger: Logger
    private let timer: ConnectionTimer
    private let memory: RequestMemory
    private let address: [UInt8]?
    private var context: ChannelHandlerContext?

    private var progress: RequestProgress
    private var output: OutputProgress
    /// Client address behind a trusted proxy, for the request being read.
    private var forwardedAddress: [UInt8]?
    private var charged: (bytes: Int, address: [UInt8])?
    private var refusal = Refusal.none

    /// State of a rejection, which is sent after the earlier responses.
    private enum Refusal: Equatable {
        case none
        case waiting(HTTPResponseStatus)
        case sent(NIODeadline)
        case closing
    }

    init(
        limits: ConnectionLimits, logger: Logger, timer: ConnectionTimer, memory: RequestMemory, address: [UInt8]?
    ) {
        self.limits = limits
        self.logger = logger
        self.timer = timer
        self.memory = memory
        self.address = address
        progress = RequestProgress(at: timer.now)
        output = OutputProgress(at: timer.now)
    }

    // MARK: Bytes

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        timer.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer.remove(self)
        releaseMemory()
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard refusal == .none else { return }
        progress.received(unwrapInboundIn(data).readableBytes, at: timer.now)
        // Bytes that arrive together with the head's end may belong to the body.
        if progress.headBytes > limits.maxHeadBytes + ConnectionSetup.maxReadBytes {
            return refuse(.requestHeaderFieldsTooLarge)
        }
        context.fireChannelRead(data)
        guard refusal == .none else { return }
        if progress.headBytes > limits.maxHeadBytes {
            refuse(.requestHeaderFieldsTooLarge)
        } else if progress.overheadBytes > limits.maxOverheadBytes {
            refuse(.badRequest)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if refusal == .none { chargeMemory() }
        context.fireChannelReadComplete()
        // Unread bytes would reset the connection before the client has read the rejection.
        if case .sent = refusal { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        context.fireUserInboundEventTriggered(event)
        if case .sent = refusal, let event = event as? ChannelEvent, event == .inputClosed { closeNow() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .sent = refusal {
            promise?.fail(ChannelError.outputClosed)
        } else {
            context.write(data, promise: promise)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if case .sent = refusal, mode == .all {
            // The framework closes the connection at once on the error; the client has to read the rejection first.
            context.channel.closeFuture.cascade(to: promise)
            return
        }
        if mode == .output { progress.finishesOutput(at: timer.now) }
        context.close(mode: mode, promise: promise)
    }

    // MARK: Deadlines

    func tick(at now: NIODeadline) {
        guard let context else { return }
        if case .sent(let start) = refusal {
            if now - start >= limits.lingerTimeout { closeNow() }
            return
        }
        let buffered = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard output.advances(buffered: buffered, at: now, timeout: limits.writeTimeout) else { return closeNow() }
        if buffered > 0 { progress.isStillResponding(at: now) }
        switch progress.overdue(at: now, limits) {
        case nil: break
        case .idle: closeNow()
        case .request: refuse(.requestTimeout)
        }
    }

    // MARK: Refusals

    /// True while incoming bytes are read.
    var isReading: Bool { refusal == .none }

    func refuse(_ status: HTTPResponseStatus) {
        guard refusal == .none, let context else { return }
        logger.debug("request rejected, rest not read", metadata: ["status": "\(status.code)"])
        if progress.mayRespond {
            refusal = .waiting(status)
            sendRefusalWhenDue()
            releaseMemory()
            context.fireErrorCaught(RequestAbandoned(status: status))
        } else {
            closeNow()
        }
    }

    private func sendRefusalWhenDue() {
        guard case .waiting(let status) = refusal, progress.earlierResponses == 0, let context else { return }
        refusal = .sent(timer.now)
        let retry = status == .serviceUnavailable ? "Retry-After: 1\r\n" : ""
        let head =
            "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n\(retry)Content-Length: 0\r\nConnection: close\r\n\r\n"
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(string: head))), promise: nil)
        context.close(mode: .output, promise: nil)
        context.read()
    }

    private func closeNow() {
        refusal = .closing
        context?.close(promise: nil)
    }

    // MARK: Memory

    /// Bytes up to which a holding is not counted. Most requests stay below.
    private static let uncounted = 4_096

    private func chargeMemory() {
        let bytes = progress.heldBytes
        guard let address = forwardedAddress ?? address, let context else { return }
        guard bytes > Self.uncounted else { return releaseMemory() }
        let isUnfinished = progress.isReadingRequest
        if let charged, charged.address != address { releaseMemory() }
        let monitor = NIOLoopBound(self, eventLoop: context.eventLoop)
        let eventLoop = context.eventLoop
        charged = (bytes, address)
        let holding = RequestMemory.Holding(bytes: bytes, isUnfinished: isUnfinished) {
            eventLoop.execute { monitor.value.refuse(.serviceUnavailable) }
        }
        memory.update(ObjectIdentifier(self), of: address, to: holding)
    }

    private func releaseMemory() {
        guard let charged else { return }
        self.charged = nil
        memory.remove(ObjectIdentifier(self), of: charged.address)
    }

    // MARK: Messages

    func headIsRead(forwardedAddress: [UInt8]?) {
        self.forwardedAddress = forwardedAddress
        progress.headIsRead(at: timer.now)
    }

    func bodyIsRead(_ count: Int) {
        progress.bodyIsRead(count)
    }

    func requestIsRead() {
        progress.requestIsRead(at: timer.now)
    }

    func responseBegins() {
        progress.responseBegins()
    }

    func responseEnds() {
        progress.responseEnds(at: timer.now)
        sendRefusalWhenDue()
        if charged != nil, refusal == .none { chargeMemory() }
    }
}
