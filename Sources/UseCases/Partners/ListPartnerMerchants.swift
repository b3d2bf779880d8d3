import Domain
import Storage

/// Lists a partner's merchants, page by page, by username.
package struct ListPartnerMerchants: Sendable {
    package struct Request: Sendable {
        let caller: Caller
        let page: ParsedField<Int>
        let pageSize: ParsedField<Int>
        let search: ParsedField<String>

        /// - Parameters:
        ///   - page: as it was sent, trimmed, as the others; nothing for the first one.
        ///   - pageSize: nothing for 25 merchants.
        ///   - search: what is looked for; nothing for all merchants.
        ///   - isSearchText: not where something else than a text was sent.
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
            // Control characters are in no name, so that they find none; an empty text would find all.
            return printable.isEmpty ? "\u{FFFD}" : printable
        }

        var problems: [MerchantProblem] {
            let malformed: [(MerchantProblem.Location, Bool)] = [
                (.page, page.isMalformed), (.pageSize, pageSize.isMalformed), (.search, search.isMalformed),
            ]
            return malformed.filter(\.1).map { MerchantProblem($0.0, .wrong) }
        }
    }

    package struct Page: Hashable, Sendable {
        package let merchants: [MerchantView]
        package let number: Int
        package let size: Int
        /// Of merchants that were looked for.
        package let total: Int

        /// That have something on them.
        package var count: Int { (total + size - 1) / size }
    }

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
