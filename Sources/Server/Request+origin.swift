import HTTPTypes
import Hummingbird

extension Request {
    /// Whether a page of ours posts it, as far as the browser says: another site's page may change nothing.
    var isOurs: Bool {
        let site = headers[.fetchSite]
        return site == nil || site == "same-origin" || site == "none"
    }
}

extension HTTPField.Name {
    fileprivate static let fetchSite = known("Sec-Fetch-Site")
}
