import Domain
import HTTPTypes
import Hummingbird
import Logging
import Wire

/// Converts errors that no route has handled into a response in the caller's format.
struct ErrorMiddleware: RouterMiddleware {
    /// First path components of APIs, whose callers get no HTML whatever they accept.
    private static let programSections: Set<Substring> = ["api", "v1", "v2"]

    let notFoundPage: NotFoundPage

    func handle(
        _ request: Request, context: AppRequestContext, next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            return reply(error.status, to: request)
        } catch let error as any TransientError {
            context.logger.error("request failed", metadata: ["error": "\(error)"])
            return reply(.serviceUnavailable, to: request).applying(.unavailable)
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(error)"])
            return reply(.internalServerError, to: request)
        }
    }

    private func reply(_ status: HTTPResponse.Status, to request: Request) -> Response {
        if V1Routes.prefixes.contains(where: { request.uri.path.hasPrefix($0 + "/") }) {
            return .xml(V1API.unknownCall.bytes, status: status)
        }
        let reply = Response.json(#"{"status":"error","message":"\#(status.reasonPhrase)"}"#, status: status)
        let section = request.uri.path.split(separator: "/", maxSplits: 1).first ?? ""
        guard status == .notFound, !Self.programSections.contains(section) else { return reply }
        var negotiated = request.prefersHTML ? notFoundPage.response(to: request) : reply
        negotiated.headers.append(HTTPField(name: .vary, value: "Accept"))
        return negotiated
    }
}

extension Response {
    /// The response to a request that was not processed.
    func applying(_ postponement: RetryLater?) -> Response {
        var response = self
        switch postponement {
        case nil: break
        case .unavailable:
            response.status = .serviceUnavailable
            response.headers[.retryAfter] = "1"
        case .tooManyRequests(let seconds):
            response.status = .tooManyRequests
            response.headers[.retryAfter] = "\(seconds)"
        }
        return response
    }

    static func xml(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/xml"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
