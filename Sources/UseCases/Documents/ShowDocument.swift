package import Domain
import Storage

/// Finds a document by the token in its address.
package struct ShowDocument: Sendable {
    package struct Found: Hashable, Sendable {
        package let document: IssuedDocument
        /// Where it is paid.
        package let payAddress: String
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: nothing for a token that is wrong, is for something else, or does not count any more.
    package func callAsFunction(token: String) async throws -> Found? {
        let platform = platform
        return try await platform.readWithLinkKey { transaction in
            let key = try LinkKey(in: transaction)
            guard let link = DocumentLink(token: token, under: key),
                case .document(let kind, let ordinal) = link.target,
                let paper = try OrderPaper.find(link.orderID, on: platform, in: transaction),
                let item = paper.trail.find(kind, ordinal)
            else { return nil }
            return Found(
                document: try paper.document(item), payAddress: platform.publicURL() + paper.payPath(under: key))
        }
    }
}
