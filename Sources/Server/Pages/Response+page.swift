import Domain
import HTTPTypes
import Hummingbird
import UseCases

extension Response {
    /// A page for a person.
    /// - Parameters:
    ///   - returnAddresses: of the shop that a posted form may be sent on to.
    ///   - fetchesNews: whether the page's script asks this server for more.
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

    /// Has the browser say on pages below a path which language was chosen.
    mutating func setLanguageCookie(_ language: Language, path: String, on platform: Platform) {
        setCookie(
            Cookie(
                name: LanguageChoice.cookie, value: language.code, maxAge: 31_536_000, path: path,
                secure: platform.publicURL().hasPrefix("https:"), httpOnly: true, sameSite: .lax))
    }
}

extension HTTPResponse.Status {
    /// Of a page that could not be made: to be asked for again where what stands in the way will pass.
    static func failure(_ error: any Error) -> HTTPResponse.Status {
        error is any TransientError ? .serviceUnavailable : .internalServerError
    }
}

/// The language that a browser is answered in.
struct LanguageChoice {
    let language: Language
    /// Present where this request chose it, to be remembered.
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
