/// A page that ends a visit, or never let it begin.
struct ClosingPage: Sendable {
    var frame: PageFrame
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
        case broken(reference: String)
        case passwordSet
        /// The link is unknown, used or expired.
        case passwordGone
        /// The link to a document or a pay page is unknown or too old.
        case linkGone
        /// Behind any of these links.
        /// - Parameter reference: The request's id.
        case linkBroken(reference: String)
    }

    /// An order that was made.
    struct Done: Sendable {
        var invoiceNumber: String
        var totalCents: Int64
        var termDays: Int
        var isDirectDebit = false
    }
}

extension ClosingPage.Kind {
    var template: CheckoutTemplate {
        switch self {
        case .refused: .refused
        case .expired: .expired
        case .done: .done
        case .cancelled: .cancelled
        case .leaving: .leaving
        case .unknown: .unknown
        case .broken: .broken
        case .passwordSet: .passwordSet
        case .passwordGone: .passwordGone
        case .linkGone: .linkGone
        case .linkBroken: .linkBroken
        }
    }

    /// The beginning of its texts' keys.
    var name: String { template.rawValue }

    var reference: String? {
        switch self {
        case .refused(let reference), .broken(let reference), .linkBroken(let reference): reference
        default: nil
        }
    }
}
