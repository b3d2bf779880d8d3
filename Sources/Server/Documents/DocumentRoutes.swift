import Documents
import Domain
import HTTPTypes
import Hummingbird
import Logging
import UseCases

/// Serves customers' documents, at URLs that cannot be guessed.
struct DocumentRoutes: Sendable {
    private let platform: Platform
    private let brand: Brand
    private let shelf: DocumentCache
    private let pool: DrawingPool
    private let renderer: PageRenderer

    /// - Throws: an error of the build, when the documents' texts are invalid.
    init(_ platform: Platform, brand: Brand, renderer: PageRenderer, pool: DrawingPool) throws {
        self.platform = platform
        self.brand = brand
        self.renderer = renderer
        self.pool = pool
        shelf = try DocumentCache(brand: brand, pool: pool)
    }

    func add(to router: Router<AppRequestContext>) {
        serve("/documents/:token", to: router) { found, request in try await pdf(found, request) }
        serve("/documents/:token/ubl", to: router) { found, request in try await ubl(found, request) }
    }

    private typealias Answer = @Sendable (ShowDocument.LinkedDocument, Request) async throws -> Response?

    private func serve(_ path: String, to router: Router<AppRequestContext>, _ answer: @escaping Answer) {
        router.get(RouterPath(path)) { request, context in
            await reply(to: request, context, answer)
        }
    }

    /// Finds the linked document, and shows a page if there is none or on errors. Invalid, foreign and expired links
    /// get the same page, which reveals nothing.
    private func reply(to request: Request, _ context: AppRequestContext, _ answer: Answer) async -> Response {
        do {
            let token = try context.parameters.require("token")
            guard let found = try await ShowDocument(platform)(token: token),
                let response = try await answer(found, request)
            else { return page(.linkInvalid, to: request, status: .notFound) }
            return response
        } catch {
            context.logger.error("document failed", metadata: ["error": "\(error)"])
            return page(.linkFailed(reference: context.id), to: request, status: .failure(error))
        }
    }

    private func pdf(_ found: ShowDocument.LinkedDocument, _ request: Request) async throws -> Response {
        let asked = request.uri.queryParameters["language"].flatMap { Language(tag: String($0)) }
        let language = asked ?? DocumentRenderer.language(for: found.document.content.customer)
        let file = try await shelf.pdf(of: found, in: language)
        return file.response(
            to: request, headers: headers(for: "\(found.document.number.fileName).pdf", request))
    }

    /// UBL of an invoice to a company, for its bookkeeping; `nil` for any other document.
    private func ubl(_ found: ShowDocument.LinkedDocument, _ request: Request) async throws -> Response? {
        let file = try await pool.run { [brand] in
            EInvoice(found.document, brand: brand).map {
                FileResponse(Array($0.xml.utf8), contentType: "application/xml")
            }
        }
        return file?.response(
            to: request, headers: headers(for: "\(found.document.number.fileName).xml", request))
    }

    /// Header fields that show the file in the browser, or save it for `?download`. A name consists of letters, digits,
    /// hyphens and dots.
    private func headers(for name: String, _ request: Request) -> HTTPFields {
        let isSaved = request.uri.queryParameters["download"] != nil
        return [
            .contentDisposition: "\(isSaved ? "attachment" : "inline"); filename=\"\(name)\"",
            // The document changes with every payment, and is private.
            .cacheControl: "private, no-cache", .referrerPolicy: "no-referrer", .robots: "noindex",
        ]
    }

    private func page(_ kind: OutcomePage.Kind, to request: Request, status: HTTPResponse.Status) -> Response {
        let choice = LanguageChoice(request)
        let frame = PageLayout(language: choice.language, brand: brand, shop: nil, path: request.uri.path)
        return .page(renderer.render(OutcomePage(frame: frame, kind: kind)), status: status)
    }
}

extension HTTPField.Name {
    fileprivate static let robots = unchecked("X-Robots-Tag")
}
