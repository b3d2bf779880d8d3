import Domain
import HTTPTypes
import Hummingbird
import Reference
import Synchronization
import UseCases
import Wire

/// Routes of the reference for developers, at `/docs`.
final class DocsRoutes: Sendable {
    private let platform: Platform
    private let renderer: DocsRenderer
    /// The explorer; `nil` in production.
    private let explorer: DocsExplorer?
    /// Rendered pages by path, for the public address that the last request used.
    private let pages = Mutex<(address: String, pages: [String: CachedPage])>(("", [:]))
    private let search: Mutex<DocsSearch?> = Mutex(nil)

    /// - Parameter ask: handles a request as the server does.
    /// - Throws: an error of the build, when a template is invalid.
    init(
        _ platform: Platform, brand: Brand, beside checkout: PageRenderer,
        ask: @escaping @Sendable (Request, AppRequestContext) async throws -> Response
    ) throws {
        self.platform = platform
        renderer = try DocsRenderer(platform.environment, brand: brand, beside: checkout)
        explorer = platform.environment == .sandbox ? DocsExplorer(handle: ask) : nil
    }

    /// - Parameter sandboxGuard: the guard of a sandbox; `nil` in production.
    func add(to router: Router<AppRequestContext>, guardedBy sandboxGuard: SandboxGuard?) {
        for guide in DocsGuide.allCases {
            router.get(RouterPath(guide.path)) { [self] request, _ in
                cached(guide.path, request) { renderer.page(guide, at: $0) }
            }
        }
        for chapter in renderer.chapters {
            router.get(RouterPath(chapter.docsPath)) { [self] request, _ in
                cached(chapter.docsPath, request) { renderer.page(chapter, at: $0) }
            }
        }
        router.get("/docs/print") { [self] request, _ in
            cached("/docs/print", request) { renderer.printPage(at: $0) }
        }
        router.get("/docs/search") { [self] request, _ in find(request) }
        router.get("/docs/calls/:id") { [self] request, context in
            show(try context.parameters.require("id"), request)
        }
        router.get("/docs/**") { [self] _, _ in unknown }
        if let explorer, let sandboxGuard {
            router.group().add(middleware: sandboxGuard).post("/docs/calls/:id") { [self] request, context in
                try await send(context.parameters.require("id"), request, context, with: explorer)
            }
        }
        for file in [renderer.stylesheet, renderer.script] {
            router.get(RouterPath(file.path)) { _, _ in file.response }
        }
    }

    // MARK: Pages

    private func show(_ id: String, _ request: Request) -> Response {
        guard let call = renderer.calls.first(where: { $0.id == id }) else { return unknown }
        // Only the numbers of existing examples count, which bounds the cache.
        let asked = request.uri.queryParameters["example"].flatMap { Int($0) }
        let number = asked.flatMap { (1...max(1, call.examples.count)).contains($0) ? $0 : nil } ?? 1
        return cached("\(call.docsPath)?\(number)", request) { address in
            let form = explorer == nil ? nil : DocsExplorer.form(for: call, example: number)
            return renderer.page(call, at: address, explorer: form)
        }
    }

    private func find(_ request: Request) -> Response {
        // Form encoding, in which a plus is a space.
        let query = PostedForm(Array((request.uri.query ?? "").utf8))["q"] ?? ""
        let asked = String(query.unicodeScalars.prefix(DocsSearch.maxQueryLength))
        let search = search.withLock { search in
            let made =
                search
                ?? DocsSearch(
                    renderer.calls,
                    guides: DocsGuide.allCases.filter { $0 != .errors }.flatMap { guide in
                        renderer.sections(of: guide, at: platform.publicURL())
                    })
            search = made
            return made
        }
        let results = search.results(for: asked)
        return page(renderer.searchPage(asked, results: results, synonyms: search.synonyms(for: asked)))
    }

    /// A page that is the same for all clients: rendered once, and answered with 304 to browsers that have it.
    private func cached(_ path: String, _ request: Request, _ make: (_ address: String) -> String) -> Response {
        let address = platform.publicURL()
        let kept = pages.withLock { kept in
            if kept.address != address { kept = (address, [:]) }
            let page = kept.pages[path] ?? CachedPage(make(address))
            kept.pages[path] = page
            return page
        }
        var response = page(kept.html)
        response.headers[.cacheControl] = "no-cache"
        response.headers[.eTag] = request.negotiated(kept.contentHash)
        response.headers.addVaryAcceptEncoding()
        guard request.matchesETag(kept.contentHash) else { return response }
        // The length of the page, which may be sent compressed.
        response.headers[.contentLength] = nil
        return Response(status: .notModified, headers: response.headers)
    }

    private var unknown: Response { page(renderer.unknownPage(), status: .notFound) }

    private func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        Response.page(html, status: status, fetchesNews: true)
    }

    // MARK: The explorer

    /// The explorer without scripts: the form is posted to its own page, which comes back with the reply.
    private func send(
        _ id: String, _ request: Request, _ context: AppRequestContext, with explorer: DocsExplorer
    ) async throws -> Response {
        guard let call = renderer.calls.first(where: { $0.id == id }) else { return unknown }
        let bytes = try? await request.body.bytes(upTo: DocsExplorer.maximumForm)
        let posted = PostedForm(bytes ?? [], longest: RequestBody.maximumSize)
        let entry = DocsExplorer.Entry(body: posted["body"] ?? "", key: posted["key"] ?? "")
        let reply = await explorer.send(entry, to: call, in: context)
        let form = DocsExplorer.form(for: call, entry: entry, reply: reply)
        return page(renderer.page(call, at: platform.publicURL(), explorer: form))
    }
}

/// A page and its entity tag.
private struct CachedPage {
    let html: String
    let contentHash: String

    init(_ html: String) {
        self.html = html
        contentHash = "\"\(StaticAsset.contentHash(of: html))\""
    }
}
