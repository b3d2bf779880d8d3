import HTTPTypes
import Hummingbird

/// Rejects requests from pages of other sites, and requests under a foreign host name. It protects a sandbox's
/// functions without credentials: `/sandbox`, the demo shop, the explorer and payments on the pay page.
struct SandboxGuard: RouterMiddleware {
    let hosts: OwnHosts

    func handle(
        _ request: Request, context: AppRequestContext, next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard hosts.contains(request.head.authority) else {
            return refusal(
                "The host name of this request is not allowed: start the sandbox with --allowed-host NAME.",
                to: request)
        }
        guard isFromOwnPage(request) || isNavigation(request) else {
            return refusal("Requests from other sites are not accepted.", to: request)
        }
        return try await next(request, context)
    }

    /// Clients other than browsers send neither header field, and no page can forge them.
    private func isFromOwnPage(_ request: Request) -> Bool {
        switch request.headers[.fetchSite] {
        case "same-origin": return true
        case nil, "none":
            guard let origin = request.headers[.origin] else { return true }
            return hosts.isOwn(origin: origin, at: request.head.authority)
        default: return false
        }
    }

    /// A link on another site may lead here, because reading changes nothing.
    private func isNavigation(_ request: Request) -> Bool {
        [.get, .head].contains(request.method) && request.headers[.fetchMode] == "navigate"
    }

    private func refusal(_ sentence: String, to request: Request) -> Response {
        guard request.headers[.accept]?.contains("text/html") == true else {
            return .json(#"{"status":"error","message":"\#(sentence)"}"#, status: .forbidden)
        }
        let page = "<!doctype html>\n<html lang=\"en\"><title>Refused</title><p>\(sentence)</p></html>\n"
        return .page(page, status: .forbidden)
    }
}

extension HTTPField.Name {
    fileprivate static let fetchSite = unchecked("Sec-Fetch-Site")
    fileprivate static let fetchMode = unchecked("Sec-Fetch-Mode")
}
