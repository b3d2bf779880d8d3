import Domain
import Foundation

/// Who runs the platform, as pages show it. All of it is configuration.
package struct Brand: Sendable {
    package var name: String
    package var legalName: String
    /// One line: street, postal code, city.
    package var address: String
    package var supportEmail: String
    /// As people write it: `020 123 45 67`.
    package var supportPhone: String
    /// Of working days, `09:00–17:00`.
    package var supportHours: String
    package var privacyAddress: String
    package var termsAddress: String
    package var isSandbox: Bool
    /// The one colour of the pages, `#F28D20`; one that cannot be used gives way to the usual one.
    package var accent = "#F28D20"
}

extension Brand {
    /// Plainly fictional, as long as nothing else is configured.
    package static func standard(isSandbox: Bool) -> Brand {
        Brand(
            name: "Naderhand", legalName: "Naderhand Voorbeeld B.V.", address: "Voorbeeldstraat 1, 9999 ZZ Stitswerd",
            supportEmail: "support@naderhand.example", supportPhone: "010 000 00 00", supportHours: "09:00–20:00",
            privacyAddress: "https://naderhand.example/privacy", termsAddress: "https://naderhand.example/terms",
            isSandbox: isSandbox)
    }

    /// Whether a colour can be read with ink on it.
    package static func isUsable(accent: String) -> Bool {
        AccentColour(configured: accent) != nil
    }
}

/// The shop a consumer comes from.
struct Shop: Sendable {
    var name: String
    var logo: Logo?
    /// The path that takes the consumer back, and with it the order.
    var backPath: String
}

extension Shop {
    /// The logo within the page: it costs no request. Absent where it would make the first view heavy.
    var logoAddress: String? {
        guard let logo, logo.bytes.count <= Self.largestLogo else { return nil }
        return "data:\(logo.form.rawValue);base64,\(Data(logo.bytes).base64EncodedString())"
    }

    private static let largestLogo = 16 * 1024
}

/// What every page has around it.
struct PageFrame: Sendable {
    var language: Language
    var brand: Brand
    /// Absent where the session is unknown.
    var shop: Shop?
    /// The page's own path, to which the language switch adds `?language=`.
    var path: String
}
