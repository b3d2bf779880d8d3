import Domain

/// Layout of every page of the demo shop.
struct DemoLayout: Sendable {
    let title: String
    let languageCode: String
    /// Texts used by templates.
    let text: [String: String]
    let languages: [LayoutView.LanguageView]
    let stylesheetPath: String
    let scriptPath: String
    let iconAddress: String
}

/// Page of the shop.
struct DemoShopPage: Sendable {
    let frame: DemoLayout
    let rows: [Row]
    let total: String
    let vat: String
    let customers: [Choice]
    /// Reason why no order was placed.
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

/// Page with one message: a cancelled order, an unknown order, an error.
struct DemoMessagePage: Sendable {
    let frame: DemoLayout
    let heading: String
    let lead: String
    let updates: DemoUpdates
}

/// Page with all webhook messages that the shop has received.
struct DemoInboxPage: Sendable {
    let frame: DemoLayout
    let updates: DemoUpdates
}

/// Part of a page that is refreshed while it is open: the clock, the order, and the webhook messages.
struct DemoUpdates: Sendable {
    /// Texts used by templates, present when this part is sent alone.
    let text: [String: String]
    /// URL of this part.
    let source: String
    /// URL of the whole page, for browsers without scripts.
    let pagePath: String
    /// The sandbox's time, in a sentence.
    let clock: String?
    let order: DemoOrderView?
    let messages: [MessageView]
    let hasMessages: Bool
    let count: String
    /// Sentence for an account whose webhooks have another URL.
    let otherReceiver: String?

    struct MessageView: Sendable {
        let title: String
        let event: String
        let moment: String
        let deliveryID: String
        let body: String
    }

    /// Webhook messages to show, and the account's other webhook URL if it has one.
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
    /// JSON with one line for each member. Strings are unchanged.
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
