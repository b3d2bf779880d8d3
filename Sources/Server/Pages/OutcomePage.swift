/// Page without a further step in the checkout: a result, or an error.
struct OutcomePage: Sendable {
    var frame: PageLayout
    var kind: Kind

    enum Kind: Sendable {
        /// - Parameter reference: number by which support finds the decision.
        case refused(reference: String)
        case expired
        case done(Done)
        case cancelled
        /// Asks the customer to confirm that they leave: the button cancels the session, the link leads back to the
        /// checkout.
        /// - Parameter token: the form's token against cross-site request forgery.
        case leaving(token: String, checkoutPath: String)
        case unknown
        /// - Parameter reference: the request's id.
        case failed(reference: String)
        case passwordSet
        /// The link is unknown, used or expired.
        case passwordLinkInvalid
        /// The link to a document or a pay page is unknown or expired.
        case linkInvalid
        /// An internal error at any of these links.
        /// - Parameter reference: the request's id.
        case linkFailed(reference: String)
        /// The address does not exist.
        case notFound
    }

    /// An order that was placed.
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

    /// Prefix of the keys of the page's texts.
    var name: String { template.rawValue }

    var reference: String? {
        switch self {
        case .refused(let reference), .failed(let reference), .linkFailed(let reference): reference
        default: nil
        }
    }
}
