import NIOCore
import NIOHTTP1

/// HTTP behaviour for older clients that the framework leaves to the application, where the HTTP version is still
/// known.
final class LegacyHTTPHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        if !head.isKeepAlive {
            // An HTTP/1.0 client may read until the connection is closed, without having asked for that.
            head.headers.replaceOrAdd(name: "connection", value: "close")
        }
        // Compared byte by byte: hostile values are slow to compare as text.
        if head.version == .http1_1, head.headers["expect"].contains(where: Self.isContinue) {
            // Some clients send no body before this response.
            let interim = HTTPResponseHead(version: head.version, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(interim)), promise: nil)
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private static func isContinue(_ expectation: String) -> Bool {
        expectation.utf8.elementsEqual("100-continue".utf8) { $0 == $1 || $0 | 0x20 == $1 }
    }
}
