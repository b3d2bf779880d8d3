import Documents
import Domain
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// Serves what was written to customers, at addresses that nobody can guess.
struct DocumentRoutes: Sendable {
    private let platform: Platform
    private let brand: Brand
    private let shelf: DocumentShelf
    private let renderer: CheckoutRenderer

    /// - Throws: when the documents' texts do not read: a mistake in the build.
    init(_ platform: Platform, brand: Brand, renderer: CheckoutRenderer) throws {
        self.platform = platform
        self.brand = brand
        self.renderer = renderer
        shelf = try DocumentShelf(brand: brand)
    }

    func add(to router: Router<PlatformContext>) {
        router.get("/documents/:token") { request, context in
            try await pdf(context.parameters.require("token"), request)
        }
        router.head("/documents/:token") { request, context in
            try await pdf(context.parameters.require("token"), request).createHeadResponse()
        }
        router.get("/documents/:token/ubl") { request, context in
            try await ubl(context.parameters.require("token"), request)
        }
        router.head("/documents/:token/ubl") { request, context in
            try await ubl(context.parameters.require("token"), request).createHeadResponse()
        }
    }

    /// An invoice to a company, for its bookkeeping.
    private func ubl(_ token: String, _ request: Request) async throws -> Response {
        guard let found = try await ShowDocument(platform)(token: token),
            let invoice = EInvoice(found.document, brand: brand)
        else { return gone(request) }
        let file = FileReply(Array(invoice.xml.utf8), contentType: "application/xml")
        return file.response(to: request, headers: headers(for: "\(found.document.number.fileName).xml", request))
    }

    private func pdf(_ token: String, _ request: Request) async throws -> Response {
        guard let found = try await ShowDocument(platform)(token: token) else { return gone(request) }
        let asked = request.uri.queryParameters["language"].flatMap { Language(tag: String($0)) }
        let language = asked ?? DocumentRenderer.language(for: found.document.content.customer)
        let file = try await shelf.pdf(of: found, in: language)
        return file.response(
            to: request, headers: headers(for: "\(found.document.number.fileName).pdf", request))
    }

    /// Seen in the browser, or saved where `?download` asks so. A name is letters, digits, hyphens and dots.
    private func headers(for name: String, _ request: Request) -> HTTPFields {
        let isSaved = request.uri.queryParameters["download"] != nil
        var headers = Self.headers
        headers[.contentDisposition] = "\(isSaved ? "attachment" : "inline"); filename=\"\(name)\""
        return headers
    }

    private static let headers = [
        // It changes with every payment, and is nobody else's.
        ("Cache-Control", "private, no-cache"), ("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex"),
    ].reduce(into: HTTPFields()) { headers, field in
        if let name = HTTPField.Name(field.0) { headers[name] = field.1 }
    }

    /// Wrong, foreign or too old: the same page, that says nothing.
    private func gone(_ request: Request) -> Response {
        let choice = LanguageChoice(request)
        let frame = PageFrame(language: choice.language, brand: brand, shop: nil, path: request.uri.path)
        return .page(renderer.render(ClosingPage(frame: frame, kind: .linkGone)), status: .notFound)
    }
}
