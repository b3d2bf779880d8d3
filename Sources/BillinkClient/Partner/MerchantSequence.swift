/// All merchants of a partner, fetched page by page: ``PartnerCalls/merchants(search:pageSize:)``.
///
/// A merchant that is created or deactivated during the iteration may be missing or come twice.
public struct MerchantSequence: AsyncSequence, Sendable {
    /// A merchant of the partner.
    public typealias Element = Merchant
    /// Reason for which a page could not be fetched.
    public typealias Failure = BillinkError

    let calls: PartnerCalls
    let search: String?
    let pageSize: Int

    /// Returns an iterator that starts at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self)
    }

    /// Iterates over the merchants once.
    public struct Iterator: AsyncIteratorProtocol {
        private let sequence: MerchantSequence
        private var page: ArraySlice<Merchant> = []
        private var nextPage: Int? = 1

        fileprivate init(sequence: MerchantSequence) {
            self.sequence = sequence
        }

        /// - Returns: the next merchant; `nil` after the last.
        /// - Throws: ``BillinkError``; the iteration ends there.
        public mutating func next() async throws(BillinkError) -> Merchant? {
            try await next(isolation: nil)
        }

        /// - Returns: the next merchant; `nil` after the last.
        /// - Throws: ``BillinkError``; the iteration ends there.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(BillinkError) -> Merchant? {
            if page.isEmpty, let number = nextPage {
                nextPage = nil
                let response = try await sequence.calls.list(
                    page: number, pageSize: sequence.pageSize, search: sequence.search)
                page = response.merchants[...]
                if number < response.totalPages, !page.isEmpty { nextPage = number + 1 }
            }
            return page.popFirst()
        }
    }
}
