import Domain
import Hummingbird

/// Response to browsers at unknown addresses.
struct NotFoundPage: Sendable {
    let renderer: PageRenderer
    let brand: Brand

    func response(to request: Request) -> Response {
        // The language links contain no path, so that the page never shows the requested one.
        let frame = PageLayout(language: LanguageChoice(request).language, brand: brand, shop: nil, path: "")
        return .page(renderer.render(OutcomePage(frame: frame, kind: .notFound)), status: .notFound)
    }
}
