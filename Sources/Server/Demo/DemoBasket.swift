import Domain

/// A product of the demo shop. Amounts in cents, VAT included.
struct DemoProduct: Sendable {
    /// Name of the product's form field, and of its text after the prefix `demoProduct.`.
    let code: String
    let cents: Int64
    /// VAT rate in per cent.
    let vatRate: Int64
    let defaultQuantity: Int

    static let all = [
        DemoProduct(code: "lamp", cents: 4_950, vatRate: 21, defaultQuantity: 1),
        DemoProduct(code: "mug", cents: 1_210, vatRate: 21, defaultQuantity: 2),
        DemoProduct(code: "tea", cents: 654, vatRate: 9, defaultQuantity: 0),
    ]

    func name(_ phrases: LocalizedTexts) -> String { phrases["demoProduct.\(code)"] }
}

/// The quantity of each product in the basket.
struct DemoBasket: Sendable {
    struct Line: Sendable {
        let product: DemoProduct
        let quantity: Int

        var cents: Int64 { product.cents * Int64(quantity) }
        var vatCents: Int64 { VATAmount.included(in: cents, rate: product.vatRate) }
    }

    let lines: [Line]
    /// True for a quantity that is not a whole number from 0 to `maxQuantity`. Such a quantity counts as 0.
    let hasInvalidQuantity: Bool

    static let maxQuantity = 99

    /// - Parameter text: the submitted quantity of a product. Without any quantity, the basket has the default
    ///   quantities.
    init(_ text: (String) -> String?) {
        let texts = DemoProduct.all.map { text($0.code) }
        let isUsual = texts.allSatisfy { $0 == nil }
        let quantities = zip(DemoProduct.all, texts).map { product, text in
            isUsual ? product.defaultQuantity : Self.quantity(text)
        }
        hasInvalidQuantity = quantities.contains(nil)
        lines = zip(DemoProduct.all, quantities).map { Line(product: $0, quantity: $1 ?? 0) }
    }

    var nonEmptyLines: [Line] { lines.filter { $0.quantity > 0 } }
    var cents: Int64 { lines.reduce(0) { $0 + $1.cents } }
    var vatCents: Int64 { lines.reduce(0) { $0 + $1.vatCents } }

    private static func quantity(_ text: String?) -> Int? {
        guard let text, !text.isEmpty else { return 0 }
        guard text.utf8.count <= 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}

/// The VAT within an amount, to the nearest cent.
private enum VATAmount {
    static func included(in cents: Int64, rate: Int64) -> Int64 {
        (cents * rate * 2 + 100 + rate) / (2 * (100 + rate))
    }
}

/// A test customer. The check approves, rejects or delays by the surname.
enum DemoCustomer: String, CaseIterable, Sendable {
    case approved, refused, slow

    var lastName: String {
        switch self {
        case .approved: "Jansen"
        case .refused: "Afgewezen"
        case .slow: "Traag"
        }
    }
}
