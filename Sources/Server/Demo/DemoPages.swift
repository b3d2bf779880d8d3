import Domain

/// The frame around every page of the demo shop.
struct DemoLayout: Sendable {
    let title: String
    let languageCode: String
    /// The texts that templates name.
    let text: [String: String]
    let languages: [LayoutView.LanguageView]
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
    /// The reason why nothing was ordered.
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

    init(
        _ basket: DemoBasket, customer: DemoCustomer, problem: DemoProblem? = nil, _ phrases: LocalizedTexts,
        frame: DemoLayout
    ) {
        self.frame = frame
        alert = problem?.text(phrases)
        rows = basket.lines.map { line in
            let price = phrases.format(Money(cents: line.product.cents))
            return Row(
                code: line.product.code, name: line.product.name(phrases),
                price: phrases.text("demoPrice.each", with: ["price": price]), cents: line.product.cents,
                quantity: line.quantity, amount: phrases.format(Money(cents: line.cents)))
        }
        total = phrases.format(Money(cents: basket.cents))
        vat = phrases.format(Money(cents: basket.vatCents))
        customers = DemoCustomer.allCases.map {
            Choice(value: $0.rawValue, label: phrases["demoCustomer.\($0.rawValue)"], isChosen: $0 == customer)
        }
    }
}

/// A page with one message: no order was placed, no such order, an error.
struct DemoMessagePage: Sendable {
    let frame: DemoLayout
    let heading: String
    let lead: String
    let updates: DemoUpdates
}

/// Every webhook message that the shop has received.
struct DemoInboxPage: Sendable {
    let frame: DemoLayout
    let updates: DemoUpdates
}

/// The part of a page that changes while somebody looks at it: the clock, the order, and the webhook messages.
struct DemoUpdates: Sendable {
    /// The texts that templates name, for when this part is sent alone.
    let text: [String: String]
    /// The address of this part.
    let source: String
    /// The address of the whole page, for browsers without a script.
    let pagePath: String
    /// The sandbox's time, in a sentence.
    let clock: String?
    let order: DemoOrderView?
    let messages: [MessageView]
    let hasMessages: Bool
    let count: String
    /// A sentence for an account whose webhooks lead elsewhere.
    let otherReceiver: String?

    struct MessageView: Sendable {
        let title: String
        let event: String
        let moment: String
        let deliveryID: String
        let body: String
    }

    /// The webhook messages to show, and where else the account has them sent.
    struct Inbox: Sendable {
        let messages: [DemoInbox.Message]
        let username: String
        let otherReceiver: String?
    }

    init(
        number: String?, pagePath: String, now: Instant?, order: DemoOrderView?, inbox: Inbox,
        _ phrases: LocalizedTexts, in dutchTime: DutchCalendar
    ) {
        text = phrases.templateTexts
        source = DemoPath.updates(number, in: phrases.language)
        self.pagePath = pagePath
        clock = now.map { phrases.text("demoClock.now", with: ["moment": phrases.moment($0, in: dutchTime)]) }
        self.order = order
        messages = inbox.messages.map { MessageView($0, phrases, in: dutchTime) }
        hasMessages = !messages.isEmpty
        let form = messages.count == 1 ? "one" : "other"
        count = phrases.text("demoMessages.\(form)", with: ["count": "\(messages.count)"])
        otherReceiver = inbox.otherReceiver.map { address in
            phrases.text("demoMessages.elsewhere", with: ["account": inbox.username, "address": address])
        }
    }
}

extension DemoUpdates.MessageView {
    fileprivate init(_ message: DemoInbox.Message, _ phrases: LocalizedTexts, in dutchTime: DutchCalendar) {
        title = phrases.textIfPresent("demoWebhook.\(message.event)") ?? message.event
        event = message.event
        moment = phrases.moment(message.receivedAt, in: dutchTime)
        deliveryID = message.deliveryID
        body = message.body.memberByMember
    }
}

extension String {
    /// JSON with a line for each member. Strings in it are left as they are.
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
