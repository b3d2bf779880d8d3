import Domain
import Hummingbird

/// Answers browsers at addresses that do not exist.
struct NotFoundPage: Sendable {
    let renderer: PageRenderer
    let brand: Brand

    func response(to request: Request) -> Response {
        // The links of the other languages name no path: whatever was typed stands nowhere on the page.
        let frame = PageLayout(language: LanguageChoice(request).language, brand: brand, shop: nil, path: "")
        return .page(renderer.render(OutcomePage(frame: frame, kind: .notFound)), status: .notFound)
    }
}
