import Domain
import Foundation

/// Shop from which the consumer comes.
struct Shop: Sendable {
    var name: String
    var logo: Logo?
    /// Path at which the consumer leaves the checkout and cancels the session.
    var returnPath: String
}

extension Shop {
    /// Logo as a data URL, which needs no request; `nil` if it would make the first view too large.
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
    /// The shop; `nil` if the session is unknown.
    var shop: Shop?
    /// The page's path, to which the language switch adds `?language=`.
    var path: String
}
