import HTTPTypes
import Hummingbird
import Logging

/// Adds `X-Request-Id` to every response, and writes one log line for every request.
struct RequestLogMiddleware: RouterMiddleware {
    private static let requestIDHeader = HTTPField.Name("X-Request-Id")

    func handle(
        _ request: Request, context: AppRequestContext, next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        if let name = Self.requestIDHeader {
            response.headers[name] = context.id
        }
        let elapsed = (ContinuousClock.now - start).components
        let microseconds = elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
        var metadata: Logger.Metadata = [
            "method": "\(request.method)",
            // The route's pattern. The path itself may contain order numbers and names.
            "route": "\(context.endpointPath ?? "-")",
            "status": "\(response.status.code)",
            "us": "\(microseconds)",
        ]
        for (name, value) in context.logFields.all {
            metadata[name] = "\(value)"
        }
        context.logger.info("request", metadata: metadata)
        return response
    }
}
