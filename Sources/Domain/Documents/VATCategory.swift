/// A VAT category of EN 16931, by its code (UNTDID 5305).
package enum VATCategory: String, Hashable, Sendable, CaseIterable {
    case standard = "S"
    case zeroRated = "Z"
    case exempt = "E"
    case reverseCharge = "AE"
    case intraCommunity = "K"
    case export = "G"

    /// The category of a line.
    /// - Parameter isIntraCommunity: whether a zero rate without a reason is that of a supply to another member state.
    package init(of line: OrderLine, isIntraCommunity: Bool) {
        guard line.vatRate.isZero else {
            self = .standard
            return
        }
        self =
            switch line.vatExemption?.reason {
            case .reverseCharge: .reverseCharge
            case .intraCommunity: .intraCommunity
            case .export: .export
            case .exempt: .exempt
            case nil: isIntraCommunity ? .intraCommunity : .zeroRated
            }
    }
}

extension OrderContent {
    /// Whether goods go to a business in another member state than the seller's, which trades under a VAT number of
    /// another member state too: then a zero rate is that of art. 138 of Directive 2006/112/EC.
    package func isIntraCommunitySupply(from seller: CountryCode) -> Bool {
        guard let state = customer.company?.vatNumber?.memberState, state != seller else { return false }
        return [customer.address.country, deliverTo.country].allSatisfy { $0.isInEuropeanUnion && $0 != seller }
    }

    /// Gives a reason to the lines on which no VAT is charged and that have none of their own.
    package mutating func exemptZeroRates(by exemption: VATExemption) {
        for index in lines.indices where lines[index].vatRate.isZero && lines[index].vatExemption == nil {
            lines[index].vatExemption = exemption
        }
    }

    /// Where the goods go.
    package var deliverTo: Address { delivery?.address ?? customer.address }

    /// The categories of the lines, in their order.
    package func vatCategories(soldBy shop: MerchantProfile) -> [VATCategory] {
        let isIntraCommunity = isIntraCommunitySupply(from: shop.address?.country ?? .netherlands)
        return lines.map { VATCategory(of: $0, isIntraCommunity: isIntraCommunity) }
    }
}

/// The lines of an order on which no VAT is charged for one reason.
package struct ZeroRateShare: Hashable, Sendable {
    package let category: VATCategory
    package let amount: Money
    /// The shop's own words for the reason, each once, in the order of the lines, codes among them.
    private let texts: [String]

    /// Codes of the list VATEX that the shop sent for its own words: `VATEX-EU-132-1I`.
    package var codes: [String] { texts.filter(Self.isCode) }
    package var words: [String] { texts.filter { !Self.isCode($0) } }

    private static func isCode(_ text: String) -> Bool {
        text.hasPrefix("VATEX-")
            && text.utf8.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }

    /// The category that stands first in the order comes first. Empty where VAT is charged on everything.
    static func all(
        of content: OrderContent, amounts: [Money], soldBy shop: MerchantProfile
    ) throws -> [ZeroRateShare] {
        let lines = zip(content.vatCategories(soldBy: shop), zip(content.lines, amounts)).filter { $0.0 != .standard }
        var categories: [VATCategory] = []
        for (category, _) in lines where !categories.contains(category) { categories.append(category) }
        return try categories.map { category in
            let own = lines.filter { $0.0 == category }.map(\.1)
            var texts: [String] = []
            for text in own.compactMap({ $0.0.vatExemption?.text }) where !texts.contains(text) { texts.append(text) }
            return ZeroRateShare(category: category, amount: try own.sum { $0.1 }, texts: texts)
        }
    }
}
