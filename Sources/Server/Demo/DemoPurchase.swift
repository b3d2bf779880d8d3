import Domain
import Synchronization

/// Content of a new order, with which the demo shop opens a checkout session.
struct DemoPurchase: Sendable {
    let serial: Int64
    let basket: DemoBasket
    let customer: DemoCustomer
    /// Scheme, host and port by which the browser reaches the shop.
    let shopAddress: String
    /// Texts in the language of the product names.
    let phrases: LocalizedTexts

    var number: String { "DEMO-\(serial)" }

    /// The request's JSON (docs/spec/wire-v2.md).
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
        let cancelled = shopAddress + DemoPath.cancelled(number, .cancelled)
        json.member("successURL", shopAddress + DemoPath.thanks(number))
        json.member("failURL", shopAddress + DemoPath.cancelled(number, .failed))
        json.member("backURL", cancelled)
        json.member("cancelURL", cancelled)
    }

    /// A new customer for each order, because the sixth check of one customer on a day is negative. The birth date is
    /// left to the checkout.
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
            json.member("name", line.product.name(phrases))
            json.member("quantity", Int64(line.quantity))
            json.member("productAmount", Money(cents: line.product.cents))
            json.member("totalProductAmount", Money(cents: line.cents))
            json.member("taxRate", line.product.vatRate)
        }
    }
}

/// Generator of unique order numbers: tenths of seconds since the start of 2026.
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
