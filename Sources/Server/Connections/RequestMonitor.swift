import Domain
import NIOCore
import NIOHTTP1

/// Reports the start and end of messages to `ConnectionMonitor`, and rejects heads that another server could read
/// differently.
final class RequestMonitor: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let connection: ConnectionMonitor
    /// Present for a peer that is a trusted proxy, which sends requests of many clients.
    private let proxy: (peer: String, trustedProxies: TrustedProxies)?

    init(_ connection: ConnectionMonitor, proxy: (peer: String, trustedProxies: TrustedProxies)?) {
        self.connection = connection
        self.proxy = proxy
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard connection.isReading else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            connection.headIsRead(forwardedAddress: forwardedAddress(head.headers))
            if let status = head.refusal { return connection.refuse(status) }
        case .body(let part):
            connection.bodyIsRead(part.readableBytes)
        case .end:
            connection.requestIsRead()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.code >= 200: connection.responseBegins()
        case .end: connection.responseEnds()
        default: break
        }
    }

    private func forwardedAddress(_ headers: HTTPHeaders) -> [UInt8]? {
        guard let proxy else { return nil }
        let address = proxy.trustedProxies.clientAddress(
            behind: proxy.peer, forwardedFor: headers["x-forwarded-for"])
        return address.flatMap { NetworkAddress($0) }?.subscriber
    }
}

extension HTTPRequestHead {
    /// Status for a request that this server and a proxy in front of it could interpret differently.
    fileprivate var refusal: HTTPResponseStatus? {
        var (hosts, encodings, isChunked) = (0, 0, false)
        for (name, value) in headers {
            if name.isSame(as: "host") {
                hosts += 1
            } else if name.isSame(as: "transfer-encoding") {
                encodings += 1
                isChunked = value.isSame(as: "chunked")
            }
        }
        // RFC 9112, 3.2: exactly one Host field, which only HTTP/1.0 may omit.
        guard hosts == 1 || hosts == 0 && version == .http1_0 else { return .badRequest }
        guard encodings > 0 else { return nil }
        // RFC 9112, 6.1: a transfer coding in an HTTP/1.0 message has no defined meaning.
        guard version != .http1_0 else { return .badRequest }
        return encodings == 1 && isChunked ? nil : .notImplemented
    }
}

extension String {
    /// Compares byte by byte, ignoring ASCII case.
    fileprivate func isSame(as lowercased: StaticString) -> Bool {
        lowercased.withUTF8Buffer { expected in
            utf8.count == expected.count
                && utf8.elementsEqual(expected) { $0 == $1 || (65...90).contains($0) && $0 | 0x20 == $1 }
        }
    }
}
