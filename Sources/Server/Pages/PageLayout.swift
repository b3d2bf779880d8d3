import Domain
import Foundation

/// The shop a consumer comes from.
struct Shop: Sendable {
    var name: String
    var logo: Logo?
    /// The path that takes the consumer back, and with it the order.
    var returnPath: String
}

extension Shop {
    /// The logo within the page: it costs no request. Absent where it would make the first view heavy.
    var logoDataURL: String? {
        guard let logo, logo.bytes.count <= Self.largestLogo else { return nil }
        return "data:\(logo.format.rawValue);base64,\(Data(logo.bytes).base64EncodedString())"
    }

    private static let largestLogo = 16 * 1024
}

/// Language, brand and shop of a page.
struct PageLayout: Sendable {
    var language: Language
    var brand: Brand
    /// Absent where the session is unknown.
    var shop: Shop?
    /// The page's own path, to which the language switch adds `?language=`.
    var path: String
}
