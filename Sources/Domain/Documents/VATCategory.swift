/// A VAT category of EN 16931, by its code (UNTDID 5305).
package enum VATCategory: String, Hashable, Sendable, CaseIterable {
    case standard = "S"
    case zeroRated = "Z"
    case exempt = "E"
    case reverseCharge = "AE"
    case intraCommunity = "K"
    case export = "G"

    /// Derives the category of a line.
    /// - Parameter isIntraCommunity: true if a zero rate without a reason is that of a supply to another member state.
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
    /// True if goods go to a business in another member state than the seller's that has a VAT number of another member
    /// state. A zero rate is then that of art. 138 of Directive 2006/112/EC.
    package func isIntraCommunitySupply(from seller: CountryCode) -> Bool {
        guard let state = customer.company?.vatNumber?.memberState, state != seller else { return false }
        return [customer.address.country, deliveryAddress.country].allSatisfy { $0.isInEuropeanUnion && $0 != seller }
    }

    /// Sets the reason of lines without VAT that have none of their own.
    package mutating func exemptZeroRates(by exemption: VATExemption) {
        for index in lines.indices where lines[index].vatRate.isZero && lines[index].vatExemption == nil {
            lines[index].vatExemption = exemption
        }
    }

    /// Delivery address of the goods.
    package var deliveryAddress: Address { delivery?.address ?? customer.address }

    /// Categories of the lines, in their order.
    package func vatCategories(soldBy shop: MerchantProfile) -> [VATCategory] {
        let isIntraCommunity = isIntraCommunitySupply(from: shop.address?.country ?? .netherlands)
        return lines.map { VATCategory(of: $0, isIntraCommunity: isIntraCommunity) }
    }
}

/// Lines of an order that are free of VAT for one reason.
package struct ZeroRateShare: Hashable, Sendable {
    package let category: VATCategory
    package let amount: Money
    /// The shop's own texts and codes for the reason, without duplicates, in the order of the lines.
    private let texts: [String]

    /// Codes of the VATEX list among the shop's texts: `VATEX-EU-132-1I`.
    package var codes: [String] { texts.filter(Self.isCode) }
    /// The shop's own texts for the reason, without codes.
    package var reasonTexts: [String] { texts.filter { !Self.isCode($0) } }

    private static func isCode(_ text: String) -> Bool {
        text.hasPrefix("VATEX-")
            && text.utf8.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    }

    /// Shares in the order in which their categories first occur. Empty if VAT is charged on every line.
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
