import Documents
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix

/// Compresses the bodies of responses for callers that ask for gzip, and leaves them out of responses to HEAD, whose
/// header fields are then those of GET.
///
/// A response with `Cache-Control: no-transform` stays as it is. A page needs that which shows a secret beside text
/// chosen by somebody who does not know the secret (BREACH). No page of today does: the only secrets on pages are their
/// own addresses and what follows from them, and no cookie lets a browser see more than the address does.
struct ResponseBodies: RouterMiddleware {
    /// Bytes from which on a body is compressed: a smaller one fits one packet in any case.
    fileprivate static let minBytes = 1_024
    /// Bytes up to which a body is compressed where the request runs, in less than a millisecond. Larger ones go to
    /// NIO's threads for blocking work.
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

    /// Whether a body is compressed for callers that ask for it.
    static func applies(to contentType: String, bytes: Int) -> Bool {
        guard bytes >= minBytes else { return false }
        let type = contentType.prefix { $0 != ";" }
        // PNG is compressed in itself. So are the pages of a PDF, but not what is said about them: a quarter and more.
        return type.hasPrefix("text/")
            || ["application/json", "application/pdf", "application/xml", "image/svg+xml"].contains(type)
    }

    private func compress(_ response: inout Response) async throws {
        let body = try await response.body.collected()
        let gzipped = try await gzip(body, isShared: response.isShared)
        guard gzipped.readableBytes < body.readableBytes else { return }
        response.body = ResponseBody(byteBuffer: gzipped)
        response.headers[.contentEncoding] = "gzip"
        // Ranges are those of the bytes that are not compressed, and a strong tag is theirs too.
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
    /// Whether its body depends on the codings that the caller accepts.
    var isNegotiable: Bool {
        // First what tells most: nearly all responses are small.
        guard let bytes = body.contentLength, bytes >= ResponseBodies.minBytes, let type = headers[.contentType],
            ResponseBodies.applies(to: type, bytes: bytes)
        else { return false }
        return status != .partialContent && headers[.contentEncoding] == nil
            && headers[.cacheControl]?.contains("no-transform") != true
    }

    /// Whether everybody gets the same body, so that it is worth keeping.
    fileprivate var isShared: Bool {
        headers[.cacheControl].map { $0 == "no-cache" || $0.hasPrefix("public") } ?? false
    }
}

extension HTTPFields {
    /// Tells caches that another caller may get other bytes.
    mutating func addVaryAcceptEncoding() {
        let varies = self[values: .vary].contains { $0.lowercased().contains("accept-encoding") }
        if !varies { append(HTTPField(name: .vary, value: "Accept-Encoding")) }
    }
}

extension Request {
    /// The entity tag of a response that is compressed for some: weak for those, since their bytes are other ones.
    /// - Parameter tag: the strong one of the bytes that are not compressed.
    func negotiated(_ tag: String) -> String {
        acceptsGzip ? "W/\(tag)" : tag
    }
}
