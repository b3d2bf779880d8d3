import Foundation

/// The calls about orders that are there.
extension V1TestMessage {
    static func credit(_ number: String, _ amount: String?, _ fields: [String: String?] = [:]) -> V1TestMessage {
        credit([V1TestLine(number, ["CREDITAMOUNT": amount], fields)])
    }

    static func credit(_ items: [V1TestLine]) -> V1TestMessage {
        managing("credit", "Credit").with("INVOICES", xml: lines(items))
    }

    static func payment(_ number: String, _ amount: String?, _ fields: [String: String?] = [:]) -> V1TestMessage {
        payment([V1TestLine(number, ["AMOUNT": amount], fields)])
    }

    static func payment(_ items: [V1TestLine]) -> V1TestMessage {
        managing("payment", "Payment").with("INVOICES", xml: lines(items))
    }

    static func hold(_ number: String?, days: String? = nil, workflow: String? = "3") -> V1TestMessage {
        managing("on-hold", "Onhold").with(["INVOICENUMBER": number, "DAYS": days, "WORKFLOWNUMBER": workflow])
    }

    static func resume(_ number: String?, workflow: String? = "3") -> V1TestMessage {
        managing("on-hold", "resume")
            .with(["INVOICENUMBER": number, "RESUME": "y", "WORKFLOWNUMBER": workflow])
    }

    static func message(_ number: String?, _ text: String?, workflow: String? = nil) -> V1TestMessage {
        managing("message", "message")
            .with(["INVOICENUMBER": number, "MESSAGE": text, "WORKFLOWNUMBER": workflow])
    }

    static func file(_ number: String?) -> V1TestMessage {
        managing("file", "pdf").with(["INVOICENUMBER": number])
    }

    private static func managing(_ call: String, _ action: String) -> V1TestMessage {
        V1TestMessage(
            call,
            [
                "VERSION": "BILLINK2.0", "CLIENTUSERNAME": TestAccount.usertest.username,
                "CLIENTID": TestAccount.usertest.clientID, "ACTION": action,
            ])
    }
}

extension V1TestLine {
    /// One order in a list of them.
    init(_ number: String, _ amount: [String: String?], _ fields: [String: String?] = [:]) {
        let others = amount.merging(fields) { $1 }.compactMapValues { $0 }.sorted { $0.key < $1.key }
        self.init([("INVOICENUMBER", number)] + others.map { ($0.key, $0.value) })
    }
}

/// Outcome of one item of a request, in either API.
struct ItemReply: Hashable, Sendable {
    let number: String
    let code: String
    let message: String

    init(_ number: String, _ code: String, _ message: String) {
        self.number = number
        self.code = code
        self.message = message
    }
}

extension WireReply {
    /// The reply of the JSON API. Decoding fails on anything else.
    var json: JSONNode? { try? JSONDecoder().decode(JSONNode.self, from: Data(body)) }

    /// The outcomes of the items, none where the whole reply is an error.
    var items: [ItemReply] {
        guard let json else {
            return zip(
                elements("INVOICENUMBER"), zip(elements("MESSAGE"), elements("CODE").suffix(elements("ITEM").count))
            )
            .map { ItemReply($0, $1.1, $1.0) }
        }
        return (json["statuses"] ?? json["invoices"] ?? []).elements.compactMap { item in
            guard let number = item["invoiceNumber"]?.text, let code = item["code"]?.text else { return nil }
            return ItemReply(number, code, item["message"]?.text ?? "")
        }
    }

    /// The code that says how it went: of the last item, or of the whole reply.
    var verdict: String? {
        guard let json else { return elements("CODE").last }
        return items.last?.code ?? json["error.code"]?.text ?? json["code"]?.text
    }

    /// The sentence that goes with it.
    var sentence: String? {
        guard let json else { return elements("MESSAGE").last ?? elements("DESCRIPTION").last }
        return items.last?.message ?? json["error.description"]?.text ?? json["description"]?.text
    }
}

extension V1TestMessage {
    /// The message from another person, whom the platform does not know.
    func fromAnotherPerson(_ number: Int) -> V1TestMessage {
        with([
            "EMAIL": "anna\(number)@example.com", "PHONENUMBER": "06\(10_000_000 + number)",
            "HOUSENUMBER": "\(number + 1)",
        ])
    }
}

extension V1TestMessage {
    /// A company's check on workflow 1.
    static func company(_ fields: [String: String?] = [:]) -> V1TestMessage {
        check(["TYPE": "B", "COMPANYNAME": "Acme Corp.", "CHAMBEROFCOMMERCE": "01234567"]).with(fields)
    }
}

extension V1TestMessage {
    /// A company's order on workflow 3.
    static func companyOrder(_ fields: [String: String?] = [:]) -> V1TestMessage {
        order(["TYPE": "B", "COMPANYNAME": "Acme Corp.", "CHAMBEROFCOMMERCE": "01234567"]).with(fields)
    }

    /// A consumer's order on workflow 4, which asks for everything; its check is up to the test.
    static func directDebit(_ fields: [String: String?] = [:]) -> V1TestMessage {
        order([
            "WORKFLOWNUMBER": "4", "BANKACCOUNTNUMBER": "NL91 ABNA 0417 1643 00", "BANKACCOUNTHOLDER": "A. Jansen",
            "MANDATEID": "42", "MANDATETYPE": "first", "ADITIONALTEXT": "REF-42_a",
        ]).with(fields)
    }
}
