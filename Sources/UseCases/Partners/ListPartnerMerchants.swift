import Domain
import Storage

/// Lists a partner's merchants in pages, by username.
package struct ListPartnerMerchants: Sendable {
    /// Page number, page size and search text, parsed.
    package struct Request: Sendable {
        let caller: Caller
        let page: ParsedField<Int>
        let pageSize: ParsedField<Int>
        let search: ParsedField<String>

        /// - Parameters:
        ///   - page: submitted text, trimmed, as for the others; `nil` for the first page.
        ///   - pageSize: `nil` for 25 merchants.
        ///   - search: text to search for; `nil` for all merchants.
        ///   - isSearchText: false when the submitted value is not text.
        package init(caller: Caller, page: String?, pageSize: String?, search: String?, isSearchText: Bool = true) {
            self.caller = caller
            self.page = ParsedField(page) { text in Int(text).flatMap { $0 >= 1 ? $0 : nil } }
            self.pageSize = ParsedField(pageSize) { text in
                Int(text).flatMap { FieldLimits.merchantsPerPage.contains($0) ? $0 : nil }
            }
            self.search = isSearchText ? ParsedField(search, Self.searchText) : .malformed
        }

        private static func searchText(_ text: String) -> String? {
            guard text.unicodeScalars.count <= FieldLimits.merchantSearch else { return nil }
            let printable = text.withoutControls()
            // No name contains control characters, so such a search has no results; an empty text would match all.
            return printable.isEmpty ? "\u{FFFD}" : printable
        }

        var problems: [MerchantProblem] {
            let malformed: [(MerchantProblem.Location, Bool)] = [
                (.page, page.isMalformed), (.pageSize, pageSize.isMalformed), (.search, search.isMalformed),
            ]
            return malformed.filter(\.1).map { MerchantProblem($0.0, .invalid) }
        }
    }

    /// One page of the results.
    package struct Page: Hashable, Sendable {
        package let merchants: [MerchantView]
        /// Page number from 1.
        package let number: Int
        package let size: Int
        /// Number of merchants that match the search.
        package let total: Int

        /// Number of pages that are not empty.
        package var count: Int { (total + size - 1) / size }
    }

    /// Page, or problems of the request.
    package enum Response: Hashable, Sendable {
        case page(Page)
        case invalid([MerchantProblem])
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> Response {
        try await platform.database.read { transaction in
            let partner = try Partner(request.caller, in: transaction)
            let problems = request.problems
            guard problems.isEmpty else { return .invalid(problems) }
            let (number, size) = (request.page.value ?? 1, request.pageSize.value ?? Self.defaultPageSize)
            let (offset, isBeyondCounting) = (number - 1).multipliedReportingOverflow(by: size)
            let found = try partner.page(
                of: MerchantFilter(request.search.value ?? ""), offset: isBeyondCounting ? Int.max : offset,
                limit: size, in: transaction)
            return .page(
                Page(
                    merchants: try MerchantView.all(
                        found.merchants, on: platform.today(in: transaction), in: transaction),
                    number: number, size: size, total: found.total))
        }
    }

    private static let defaultPageSize = 25
}
