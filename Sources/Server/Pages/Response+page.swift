import Domain
import HTTPTypes
import Hummingbird
import UseCases

extension Response {
    /// An HTML page.
    /// - Parameters:
    ///   - returnAddresses: the shop's URLs to which a posted form may redirect.
    ///   - fetchesNews: true if the page's script sends requests to this server.
    static func page(
        _ html: String, status: HTTPResponse.Status = .ok, returnAddresses: [String] = [], fetchesNews: Bool = false
    ) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: .init(string: html)))
        for (name, value) in PageHeaders.fields(returnAddresses: returnAddresses, allowsFetch: fetchesNews) {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if status == .serviceUnavailable { response.headers[.retryAfter] = "1" }
        return response
    }

    /// Stores the chosen language in a cookie for the pages below a path.
    mutating func setLanguageCookie(_ language: Language, path: String, on platform: Platform) {
        setCookie(
            Cookie(
                name: LanguageChoice.cookie, value: language.code, maxAge: 31_536_000, path: path,
                secure: platform.publicURL().hasPrefix("https:"), httpOnly: true, sameSite: .lax))
    }
}

extension HTTPResponse.Status {
    /// Status of a page that failed: 503 for a transient error, else 500.
    static func failure(_ error: any Error) -> HTTPResponse.Status {
        error is any TransientError ? .serviceUnavailable : .internalServerError
    }
}

/// Language of the response to a browser.
struct LanguageChoice {
    let language: Language
    /// Language chosen by this request, which a cookie keeps.
    let selectedLanguage: Language?

    static let cookie = "language"

    init(_ request: Request) {
        let query = request.uri.queryParameters["language"].map(String.init)
        language = .preferred(
            query: query, cookie: request.cookies[Self.cookie]?.value,
            acceptLanguage: request.headers[.acceptLanguage])
        selectedLanguage = query == nil ? nil : language
    }
}
