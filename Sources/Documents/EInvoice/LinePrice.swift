import Domain

/// The price of a line without VAT, and the number of pieces it is for.
struct LinePrice {
    /// Without sign, with two decimals at least.
    let text: String
    let baseQuantity: ExactDecimal
    let isNegative: Bool

    /// The shop's own price of one piece on a net line; on other lines the price of one piece where it has at most six
    /// decimals, and the price of the whole line where it has more.
    init(_ line: OrderLine, net: Money) {
        let piece = line.netTotal == nil ? Self.piece(of: net, for: line.quantity) : line.unitPrice.amount
        text = piece?.magnitude.priceText ?? net.magnitude.description
        isNegative = piece.map { $0 < .zero } ?? (net < .zero)
        baseQuantity = piece == nil ? line.quantity : ExactDecimal(integer: 1)
    }

    /// - Parameter quantity: above zero.
    private static func piece(of net: Money, for quantity: ExactDecimal) -> ExactDecimal? {
        let (price, rest) = (Int128(net.cents) * 10_000 * Int128(ExactDecimal.scale))
            .quotientAndRemainder(dividingBy: Int128(quantity.millionths))
        return rest == 0 ? Int64(exactly: price).map(ExactDecimal.init(millionths:)) : nil
    }
}

extension ExactDecimal {
    /// With two decimals at least: `49.50`, `0.0499`.
    var priceText: String {
        let text = description
        switch text.split(separator: ".").dropFirst().first?.count {
        case nil: return text + ".00"
        case 1: return text + "0"
        default: return text
        }
    }
}
