import Domain
import Testing

@testable import Server

/// Every page in every state.
enum GoldenPages {
    static let renderer = Result { try PageRenderer(accent: .standard) }

    struct Page: CustomTestStringConvertible {
        let name: String
        let html: String
        var testDescription: String { name }
    }

    static func all(in languages: [Language] = Language.allCases) throws -> [Page] {
        let renderer = try renderer.get()
        return languages.flatMap { language in
            PageSamples.checkouts(in: language).map {
                Page(name: "\(language.code)-\($0.name)", html: renderer.render($0.page))
            }
                + PageSamples.passwords(in: language).map {
                    Page(name: "\(language.code)-\($0.name)", html: renderer.render($0.page))
                }
                + PageSamples.payments(in: language).map {
                    Page(name: "\(language.code)-\($0.name)", html: renderer.render($0.page))
                }
                + PageSamples.closings(in: language).map {
                    Page(name: "\(language.code)-\($0.name)", html: renderer.render($0.page))
                }
        }
    }
}
