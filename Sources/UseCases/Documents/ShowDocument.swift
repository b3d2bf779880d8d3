package import Domain
import Storage

/// Reads a document by the token in its URL.
package struct ShowDocument: Sendable {
    /// A document with its payment URL.
    package struct LinkedDocument: Hashable, Sendable {
        package let document: CustomerDocument
        /// URL of the payment page.
        package let payURL: String
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: `nil` for a token that is invalid, expired or of another kind.
    package func callAsFunction(token: String) async throws -> LinkedDocument? {
        let platform = platform
        return try await platform.readWithLinkKey { transaction in
            let key = try DocumentLinkKey(in: transaction)
            guard let link = DocumentLink(token: token, under: key),
                case .document(let kind, let ordinal) = link.target,
                let paper = try OrderDocuments.find(link.orderID, on: platform, in: transaction),
                let item = paper.trail.find(kind, ordinal)
            else { return nil }
            return LinkedDocument(
                document: try paper.document(item), payURL: platform.publicURL() + paper.payPath(under: key))
        }
    }
}
