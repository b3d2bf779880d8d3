/// Words of other payment APIs, with the reference's terms for them.
enum DocsSynonyms {
    /// The reference's terms for a word in lower case; empty if it has none.
    static func terms(for word: String) -> [String] { all[word] ?? [] }

    private static let all: [String: [String]] = {
        let groups: [(words: [String], terms: [String])] = [
            (["refund", "refunds", "cancel", "cancellation", "void", "return", "returns", "reverse"], ["credit"]),
            (
                ["capture", "captures", "ship", "shipment", "fulfil", "fulfill", "fulfilment", "activate"],
                ["start workflow"]
            ),
            (["pause", "freeze", "suspend", "dispute"], ["on hold"]),
            (["unpause", "unfreeze"], ["resume"]),
            (
                ["authorise", "authorize", "authorisation", "authorization", "scoring", "risk", "preauth"],
                ["credit check"]
            ),
            (["charge", "purchase", "invoicing"], ["create order"]),
            (["redirect", "hpp", "widget"], ["hosted checkout", "session"]),
            (["callback", "callbacks", "notification", "notifications", "ipn"], ["webhook"]),
            (["hmac", "verify", "signing"], ["signature"]),
            (["token", "apikey", "login", "password", "auth", "authentication"], ["credentials", "client id"]),
            (["revoke", "renew"], ["rotate client id"]),
            (["retry", "retries", "duplicate"], ["idempotency"]),
            (["throttle", "throttling", "quota"], ["rate limit"]),
            (["buyer", "consumer", "shopper", "debtor"], ["customer"]),
            (["seller", "submerchant"], ["merchant"]),
            (["zip", "postcode", "zipcode"], ["postal code"]),
            (["phone", "telephone"], ["mobile"]),
            (["iban"], ["bank account"]),
            (["tax"], ["vat"]),
            (["balance", "outstanding"], ["open amount", "openamount"]),
            (["payout", "settlement"], ["paidout", "owes you"]),
            (["fee", "fees", "dunning"], ["collection costs", "reminder"]),
            (["timetravel", "fastforward"], ["clock"]),
            (["health", "ping"], ["live", "ready"]),
            (["basket", "cart"], ["orderitems"]),
        ]
        let pairs = groups.flatMap { group in group.words.map { ($0, group.terms) } }
        return Dictionary(pairs) { $0 + $1 }
    }()
}
