import Domain

/// Price of a line without VAT, with the quantity that it is for.
struct LinePrice {
    /// Absolute value with at least two decimals.
    let text: String
    let baseQuantity: ExactDecimal
    let isNegative: Bool

    /// The shop's own unit price for a net line. For other lines the unit price if it has at most six decimals,
    /// otherwise the price of the whole line.
    init(_ line: OrderLine, net: Money) {
        let piece = line.netTotal == nil ? Self.piece(of: net, for: line.quantity) : line.unitPrice.amount
        text = piece?.magnitude.priceText ?? net.magnitude.description
        isNegative = piece.map { $0 < .zero } ?? (net < .zero)
        baseQuantity = piece == nil ? line.quantity : ExactDecimal(integer: 1)
    }

    /// - Parameter quantity: quantity above zero.
    private static func piece(of net: Money, for quantity: ExactDecimal) -> ExactDecimal? {
        let (price, rest) = (Int128(net.cents) * 10_000 * Int128(ExactDecimal.scale))
            .quotientAndRemainder(dividingBy: Int128(quantity.millionths))
        return rest == 0 ? Int64(exactly: price).map(ExactDecimal.init(millionths:)) : nil
    }
}

extension ExactDecimal {
    /// Form with at least two decimals: `49.50`, `0.0499`.
    var priceText: String {
        let text = description
        switch text.split(separator: ".").dropFirst().first?.count {
        case nil: return text + ".00"
        case 1: return text + "0"
        default: return text
        }
    }
}
