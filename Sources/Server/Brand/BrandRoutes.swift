import Documents
import Domain
import HTTPTypes
import Hummingbird
import Synchronization
import UseCases

/// The brand's artwork at `/cdn`, which any shop may load, and the page at `/brand` that shows it.
final class BrandRoutes: Sendable {
    private let platform: Platform
    private let renderer: PageRenderer
    private let brand: Brand
    private let files: BrandFiles
    private let stylesheet: StaticAsset
    private let script = StaticAsset.brandScript()
    /// Rendered pages, by language and by the public address that the request used.
    private let pages = Mutex<[String: String]>([:])

    init(_ platform: Platform, renderer: PageRenderer, brand: Brand, pool: DrawingPool) {
        self.platform = platform
        self.renderer = renderer
        self.brand = brand
        files = BrandFiles(brand, pool: pool)
        stylesheet = .brandStylesheet(accent: brand.accentColour)
    }

    func add(to router: Router<AppRequestContext>) {
        router.get(RouterPath(BrandPage.path)) { [self] request, _ in try await page(request) }
        router.get("/cdn/:version/:file") { [self] request, context in
            let (version, name) = (try context.parameters.require("version"), try context.parameters.require("file"))
            return try await file(name, of: version, request)
        }
        for file in [stylesheet, script] {
            router.get(RouterPath(file.path)) { _, _ in file.response }
        }
    }

    private func page(_ request: Request) async throws -> Response {
        let choice = LanguageChoice(request)
        var response = Response.page(try await html(in: choice.language))
        if let chosen = choice.selectedLanguage {
            response.setLanguageCookie(chosen, path: BrandPage.path, on: platform)
        }
        return response
    }

    private func html(in language: Language) async throws -> String {
        let address = platform.publicURL()
        let key = "\(language.code) \(address)"
        if let kept = pages.withLock({ $0[key] }) { return kept }
        let page = BrandPage(
            frame: PageLayout(language: language, brand: brand, shop: nil, path: BrandPage.path),
            published: try await files.published, address: address, stylesheetPath: stylesheet.path,
            scriptPath: script.path)
        let html = renderer.render(page)
        pages.withLock { $0[key] = html }
        return html
    }

    private func file(_ name: String, of version: String, _ request: Request) async throws -> Response {
        let published = try await files.published
        guard let file = published[name] else { throw HTTPError(.notFound) }
        switch version {
        case published.version: return file.response(to: request, cache: .immutable)
        case PublishedBrand.latest: return file.response(to: request, cache: .short)
        case _ where PublishedBrand.isVersion(version):
            return Response(
                status: .found,
                headers: [
                    .location: published.path(of: file.asset),
                    .cacheControl: PublishedBrand.File.CachePolicy.short.headerValue,
                    .accessControlAllowOrigin: "*",
                ])
        default: throw HTTPError(.notFound)
        }
    }
}

extension PublishedBrand.File {
    /// Time for which browsers may cache a file.
    enum CachePolicy {
        case immutable
        case short

        var headerValue: String {
            switch self {
            case .immutable: "public, max-age=31536000, immutable"
            case .short: "public, max-age=300"
            }
        }
    }

    /// The file in an encoding that the caller accepts, or status 304.
    func response(to request: Request, cache keeping: CachePolicy) -> Response {
        let zipped = asset.gzipped.flatMap { request.acceptsGzip ? $0 : nil }
        let tag = "\"\(contentHash)\(zipped == nil ? "" : "-gzip")\""
        var headers: HTTPFields = [
            .contentType: asset.format.contentType, .cacheControl: keeping.headerValue, .eTag: tag,
            .accessControlAllowOrigin: "*", .xContentTypeOptions: "nosniff",
        ]
        if let policy = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[policy] = "cross-origin" }
        if asset.gzipped != nil { headers[.vary] = "Accept-Encoding" }
        // An image opened by itself is a document, which needs its inline styles only.
        if asset.format == .svg { headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'" }
        if request.matchesETag(tag) { return Response(status: .notModified, headers: headers) }
        if zipped != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: zipped ?? asset.bytes)))
    }
}
