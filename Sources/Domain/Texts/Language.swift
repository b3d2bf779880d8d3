/// Languages of the checkout.
package enum Language: String, CaseIterable, Sendable {
    case dutch = "nl"
    case english = "en"
    case german = "de"
    case french = "fr"

    /// Code for `lang` attributes, cookies and URLs.
    package var code: String { rawValue }
}
