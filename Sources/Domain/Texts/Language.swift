/// The languages a consumer can read the checkout in.
package enum Language: String, CaseIterable, Sendable {
    case dutch = "nl"
    case english = "en"
    case german = "de"
    case french = "fr"

    /// The code as `lang` attributes, cookies and addresses write it.
    package var code: String { rawValue }
}
