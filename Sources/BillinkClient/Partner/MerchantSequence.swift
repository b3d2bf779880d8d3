/// All merchants of a partner, page after page as they are needed: ``PartnerCalls/merchants(search:pageSize:)``.
///
/// Merchants that are made or taken away meanwhile may be missing or come twice.
public struct MerchantSequence: AsyncSequence, Sendable {
    /// A merchant.
    public typealias Element = Merchant
    /// Why a page could not be had.
    public typealias Failure = BillinkError

    let calls: PartnerCalls
    let search: String?
    let pageSize: Int

    /// From the first page on.
    public func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self)
    }

    /// Goes through the merchants once.
    public struct Iterator: AsyncIteratorProtocol {
        private let sequence: MerchantSequence
        private var page: ArraySlice<Merchant> = []
        private var nextPage: Int? = 1

        fileprivate init(sequence: MerchantSequence) {
            self.sequence = sequence
        }

        /// - Returns: the next merchant; nothing after the last.
        /// - Throws: ``BillinkError``; after that there is nothing more.
        public mutating func next() async throws(BillinkError) -> Merchant? {
            try await next(isolation: nil)
        }

        /// - Returns: the next merchant; nothing after the last.
        /// - Throws: ``BillinkError``; after that there is nothing more.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(BillinkError) -> Merchant? {
            if page.isEmpty, let number = nextPage {
                nextPage = nil
                let answer = try await sequence.calls.list(
                    page: number, pageSize: sequence.pageSize, search: sequence.search)
                page = answer.merchants[...]
                if number < answer.totalPages, !page.isEmpty { nextPage = number + 1 }
            }
            return page.popFirst()
        }
    }
}
