/// A page that ends a visit, or never let it begin.
struct OutcomePage: Sendable {
    var frame: PageLayout
    var kind: Kind

    enum Kind: Sendable {
        /// - Parameter reference: What a person at support finds the decision by.
        case refused(reference: String)
        case expired
        case done(Done)
        case cancelled
        /// Asks before the visit ends: the button cancels the session, the link leads back to the checkout.
        /// - Parameter token: The form's.
        case leaving(token: String, checkoutPath: String)
        case unknown
        /// - Parameter reference: The request's id.
        case failed(reference: String)
        case passwordSet
        /// The link is unknown, used or expired.
        case passwordLinkInvalid
        /// The link to a document or a pay page is unknown or too old.
        case linkInvalid
        /// Behind any of these links.
        /// - Parameter reference: The request's id.
        case linkFailed(reference: String)
        /// The address does not exist.
        case notFound
    }

    /// An order that was made.
    struct Done: Sendable {
        var invoiceNumber: String
        var totalCents: Int64
        var termDays: Int
        var isDirectDebit = false
    }
}

extension OutcomePage.Kind {
    var template: CheckoutTemplate {
        switch self {
        case .refused: .orderRefused
        case .expired: .sessionExpired
        case .done: .orderPlaced
        case .cancelled: .sessionCancelled
        case .leaving: .leaving
        case .unknown: .sessionUnknown
        case .failed: .failed
        case .passwordSet: .passwordSet
        case .passwordLinkInvalid: .passwordLinkInvalid
        case .linkInvalid: .linkInvalid
        case .linkFailed: .linkFailed
        case .notFound: .notFound
        }
    }

    /// The beginning of its texts' keys.
    var name: String { template.rawValue }

    var reference: String? {
        switch self {
        case .refused(let reference), .failed(let reference), .linkFailed(let reference): reference
        default: nil
        }
    }
}
