import Documents
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix

/// Compresses the bodies of responses for callers that accept gzip, and removes them from responses to HEAD, whose
/// header fields are those of GET.
///
/// A response with `Cache-Control: no-transform` is unchanged. A page needs that if it shows a secret next to text from
/// an attacker who does not know the secret (BREACH). No present page does: the only secrets on pages are their own
/// URLs and values that follow from them, and no cookie reveals more to a browser than the URL does.
struct ResponseBodies: RouterMiddleware {
    /// Minimum size of a compressed body in bytes; a smaller one fits one packet in any case.
    fileprivate static let minBytes = 1_024
    /// Maximum size in bytes of a body that is compressed on the request's thread, in less than a millisecond. Larger
    /// ones go to NIO's threads for blocking work.
    private static let maxInlineBytes = 32 * 1_024

    private let compressed = CompressedBodies()

    func handle(
        _ request: Request, context: AppRequestContext, next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.isNegotiable {
            response.headers.addVaryAcceptEncoding()
            if request.acceptsGzip {
                do {
                    try await compress(&response)
                } catch {
                    context.logger.warning("response not compressed", metadata: ["error": "\(error)"])
                }
            }
        }
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// True if a body is compressed for callers that accept it.
    static func applies(to contentType: String, bytes: Int) -> Bool {
        guard bytes >= minBytes else { return false }
        let type = contentType.prefix { $0 != ";" }
        // PNG is compressed already. A PDF's pages are too, but not its other objects, a quarter of the file or more.
        return type.hasPrefix("text/")
            || ["application/json", "application/pdf", "application/xml", "image/svg+xml"].contains(type)
    }

    private func compress(_ response: inout Response) async throws {
        let body = try await response.body.collected()
        let gzipped = try await gzip(body, isShared: response.isShared)
        guard gzipped.readableBytes < body.readableBytes else { return }
        response.body = ResponseBody(byteBuffer: gzipped)
        response.headers[.contentEncoding] = "gzip"
        // Ranges and the strong tag apply to the uncompressed bytes.
        response.headers[.acceptRanges] = nil
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/\(tag)" }
    }

    private func gzip(_ body: ByteBuffer, isShared: Bool) async throws -> ByteBuffer {
        if isShared, let known = compressed.find(body) { return known }
        let gzipped =
            body.readableBytes <= Self.maxInlineBytes
            ? try Self.gzip(body) : try await NIOThreadPool.singleton.runIfActive { try Self.gzip(body) }
        if isShared { compressed.add(gzipped, of: body) }
        return gzipped
    }

    private static func gzip(_ body: ByteBuffer) throws -> ByteBuffer {
        try ByteBuffer(bytes: Gzip.compress(Array(body.readableBytesView), level: .fast))
    }
}

extension Response {
    /// True if the body depends on the codings that the caller accepts.
    var isNegotiable: Bool {
        // Size first, because nearly all responses are small.
        guard let bytes = body.contentLength, bytes >= ResponseBodies.minBytes, let type = headers[.contentType],
            ResponseBodies.applies(to: type, bytes: bytes)
        else { return false }
        return status != .partialContent && headers[.contentEncoding] == nil
            && headers[.cacheControl]?.contains("no-transform") != true
    }

    /// True if all clients get the same body, so that it is worth caching.
    fileprivate var isShared: Bool {
        headers[.cacheControl].map { $0 == "no-cache" || $0.hasPrefix("public") } ?? false
    }
}

extension HTTPFields {
    /// Adds `Vary: Accept-Encoding`, because callers may get different bytes.
    mutating func addVaryAcceptEncoding() {
        let varies = self[values: .vary].contains { $0.lowercased().contains("accept-encoding") }
        if !varies { append(HTTPField(name: .vary, value: "Accept-Encoding")) }
    }
}

extension Request {
    /// Entity tag of a response that is compressed for some callers: weak for those, because their bytes differ.
    /// - Parameter tag: strong tag of the uncompressed bytes.
    func negotiated(_ tag: String) -> String {
        acceptsGzip ? "W/\(tag)" : tag
    }
}
