package import Domain
import Storage

/// Finds a document by the token in its address.
package struct ShowDocument: Sendable {
    package struct LinkedDocument: Hashable, Sendable {
        package let document: CustomerDocument
        /// Where it is paid.
        package let payURL: String
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: nothing for a token that is wrong, is for something else, or does not count any more.
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
