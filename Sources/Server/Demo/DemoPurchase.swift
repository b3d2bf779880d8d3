import Domain
import Synchronization

/// What somebody buys in the demo shop, as the shop asks for a checkout session.
struct DemoPurchase: Sendable {
    let serial: Int64
    let basket: DemoBasket
    let customer: DemoCustomer
    /// Scheme, host and port under which the browser knows the shop.
    let shopAddress: String

    var number: String { "DEMO-\(serial)" }

    /// The request, as docs/spec/wire-v2.md has it.
    func body(username: String, clientID: String) -> String {
        JSONWriter.object { json in
            json.object("client") { json in
                json.member("billinkUsername", username)
                json.member("billinkID", clientID)
                json.member("workflowNumber", DemoAPIClient.workflow)
                json.object("returnURL", returnURLs)
            }
            json.object("customer", customer)
            json.object("billingAddress", address)
            json.object("shippingAddress", address)
            json.object("transaction", transaction)
        }
    }

    private func returnURLs(_ json: inout JSONWriter) {
        let cancelled = "\(shopAddress)/demo/cancelled?order=\(number)"
        json.member("successURL", "\(shopAddress)/demo/thanks?order=\(number)")
        json.member("failURL", cancelled)
        json.member("backURL", cancelled)
        json.member("cancelURL", cancelled)
    }

    /// Somebody else each time: after five checks in a day one customer is refused. No birth date: the page asks.
    private func customer(_ json: inout JSONWriter) {
        json.member("type", "p")
        json.member("firstName", "Anna")
        json.member("lastName", customer.lastName)
        json.member("email", "anna.\(serial)@example.com")
        json.member("mobile", "06\(String(serial % 100_000_000 + 100_000_000).dropFirst())")
    }

    private func address(_ json: inout JSONWriter) {
        json.member("street", "Voorbeeldstraat")
        json.member("houseNumber", "\(serial % 9_000 + 1)")
        json.member("postalCode", "9999ZZ")
        json.member("city", "Stitswerd")
        json.member("countryCode", "NL")
    }

    private func transaction(_ json: inout JSONWriter) {
        json.member("orderNumber", number)
        json.member("totalAmount", Money(cents: basket.cents))
        json.member("totalTaxAmount", Money(cents: basket.vatCents))
        json.member("purchaseCountry", "NL")
        json.member("purchaseCurrency", "EUR")
        json.objects("orderItems", basket.nonEmptyLines) { line, json in
            json.member("code", line.product.code)
            json.member("name", line.product.name)
            json.member("quantity", Int64(line.quantity))
            json.member("productAmount", Money(cents: line.product.cents))
            json.member("totalProductAmount", Money(cents: line.cents))
            json.member("taxRate", line.product.vatRate)
        }
    }
}

/// Gives the demo shop's orders their numbers: tenths of seconds since 2026, and never one twice.
final class DemoOrderNumberGenerator: Sendable {
    private let last = Mutex<Int64>(0)
    /// 1 January 2026, UTC.
    private static let start: Int64 = 1_767_225_600_000

    func next(at now: Instant) -> Int64 {
        last.withLock { last in
            last = max(last + 1, (now.milliseconds - Self.start) / 100)
            return last
        }
    }
}
