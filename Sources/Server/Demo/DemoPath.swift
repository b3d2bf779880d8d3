import Domain
import Foundation

/// Paths of the demo shop, with order numbers percent-encoded.
enum DemoPath {
    static let shop = "/demo"
    static let webhooks = "/demo/webhooks"

    /// Path of the shop with a basket.
    static func shop(_ basket: DemoBasket, _ customer: DemoCustomer) -> String {
        let quantities = basket.lines.map { "\($0.product.code)=\($0.quantity)" }
        return "\(shop)?\((quantities + ["customer=\(customer.rawValue)"]).joined(separator: "&"))"
    }

    static func order(_ number: String) -> String { "/demo/orders/\(encoded(number))" }

    static func thanks(_ number: String) -> String { "/demo/thanks?order=\(encoded(number))" }

    /// - Parameter reason: reason why no order was placed.
    static func cancelled(_ number: String?, _ reason: DemoReturnReason) -> String {
        "/demo/cancelled?" + (number.map { "order=\(encoded($0))&" } ?? "") + "reason=\(reason.rawValue)"
    }

    static func updates(_ number: String?, in language: Language) -> String {
        "/demo/news?" + (number.map { "order=\(encoded($0))&" } ?? "") + "language=\(language.code)"
    }

    private static func encoded(_ number: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        return number.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

/// Reason why a customer returns from the checkout without an order.
enum DemoReturnReason: String, CaseIterable, Sendable {
    /// The customer cancelled.
    case cancelled
    /// The check was negative, or the session expired.
    case failed
}
