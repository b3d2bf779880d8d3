import Domain
import Foundation

/// What is around every page of the demo shop.
struct DemoLayout: Sendable {
    let title: String
    let stylesheetPath: String
    let scriptPath: String
    let iconAddress: String
}

/// The shop itself.
struct DemoShopPage: Sendable {
    let frame: DemoLayout
    let rows: [Row]
    let total: String
    let vat: String
    let customers: [Choice]
    /// What went wrong with the basket, or with the platform.
    let alert: String?

    struct Row: Sendable {
        let code: String
        let name: String
        let price: String
        let cents: Int64
        let quantity: Int
        let amount: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(_ basket: DemoBasket, customer: DemoCustomer = .approved, alert: String? = nil, frame: DemoLayout) {
        self.frame = frame
        self.alert = alert
        rows = basket.lines.map { line in
            Row(
                code: line.product.code, name: line.product.name, price: euros(line.product.cents),
                cents: line.product.cents, quantity: line.quantity, amount: euros(line.cents))
        }
        total = euros(basket.cents)
        vat = euros(basket.vatCents)
        customers = DemoCustomer.allCases.map {
            Choice(value: $0.rawValue, label: $0.label, isChosen: $0 == customer)
        }
    }
}

/// An order of the shop, and what can be done with it.
struct DemoOrderPage: Sendable {
    let frame: DemoLayout
    let number: String
    let path: String
    let isNew: Bool
    let mayShip: Bool
    /// Until when it waits for money: what is open.
    let open: String?
    let isPaid: Bool
    let alert: String?
    let news: DemoUpdates

    init(_ order: DemoAPIClient.Order, isNew: Bool = false, alert: String? = nil, news: DemoUpdates, frame: DemoLayout)
    {
        self.frame = frame
        number = order.number
        path = DemoPath.order(order.number)
        self.isNew = isNew
        mayShip = order.status == 0
        isPaid = order.status == 1
        open = order.status == 2 ? order.openAmount.map { "€\($0)" } : nil
        self.alert = alert
        self.news = news
    }
}

/// Where a browser comes back to without an order.
struct DemoCancelledPage: Sendable {
    let frame: DemoLayout
    /// Whether an order was named that is not there.
    let isUnknown: Bool
    let news: DemoUpdates
}

/// Everything the shop was told.
struct DemoInboxPage: Sendable {
    let frame: DemoLayout
    let news: DemoUpdates
}

/// What changes while somebody looks at a page: where the order stands, and what the shop was told.
struct DemoUpdates: Sendable {
    /// Where it is to be had anew.
    let source: String
    /// The page itself, to be loaded anew without a script.
    let pagePath: String
    let order: OrderView?
    let messages: [MessageView]
    let hasMessages: Bool
    let count: String
    let otherReceiver: String?

    struct OrderView: Sendable {
        let state: String
        let description: String
        let total: String
        let open: String
        let due: String?
        let invoiceNumber: String
        let now: String?
    }

    struct MessageView: Sendable {
        let event: String
        let time: String
        let deliveryID: String
        let body: String
    }

    init(
        number: String?, pagePath: String, order: OrderView?, messages: [DemoInbox.Message], otherReceiver: String?,
        dutchTime: DutchCalendar
    ) {
        source = DemoPath.news(number)
        self.pagePath = pagePath
        self.order = order
        self.messages = messages.map { message in
            MessageView(
                event: message.event, time: dutchTime.wallTime(at: message.receivedAt).time,
                deliveryID: message.deliveryID,
                body: message.body.memberByMember)
        }
        hasMessages = !messages.isEmpty
        count = messages.count == 1 ? "1 message" : "\(messages.count) messages"
        self.otherReceiver = otherReceiver
    }
}

extension DemoUpdates.OrderView {
    init(_ order: DemoAPIClient.Order, invoiceNumber: String, now: String?) {
        let states = [0: "Placed, not shipped yet", 1: "Paid", 2: "Waiting for payment"]
        self.init(
            state: states[order.status] ?? order.description, description: order.description,
            total: "€\(order.amount ?? "")", open: "€\(order.openAmount ?? "")", due: order.dueDate,
            invoiceNumber: invoiceNumber, now: now.map { String($0.prefix(16)).replacing("T", with: " ") })
    }
}

/// Where things are, with order numbers as they may stand in an address.
enum DemoPath {
    static let webhooks = "/demo/webhooks"

    static func order(_ number: String) -> String { "/demo/orders/\(encoded(number))" }

    static func cancelled(_ number: String?) -> String {
        "/demo/cancelled" + (number.map { "?order=\(encoded($0))" } ?? "")
    }

    static func news(_ number: String?) -> String {
        number.map { "/demo/news?order=\(encoded($0))" } ?? "/demo/news"
    }

    private static func encoded(_ number: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        return number.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

extension String {
    /// JSON with a line for each member; what stands in strings stays as it is.
    fileprivate var memberByMember: String {
        var text = ""
        var (isInString, isEscaped) = (false, false)
        for scalar in unicodeScalars {
            text.unicodeScalars.append(scalar)
            if scalar == ",", !isInString { text += "\n " }
            if scalar == "\"", !isEscaped { isInString.toggle() }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return text
    }
}

private func euros(_ cents: Int64) -> String { FormattedAmount(cents: cents, in: .english).description }
