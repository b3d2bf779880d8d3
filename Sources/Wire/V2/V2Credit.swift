import Domain
import UseCases

/// Credit: take this off these orders.
enum V2Credit {
    static func decode(_ message: V2Message) -> ApplyCredit.Request {
        ApplyCredit.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                ApplyCredit.Item(
                    reference: reference, amount: entry["creditAmount"]?.amountText,
                    description: entry["description"]?.text,
                    creditNumber: entry["creditNumber"]?.text)
            },
            returnCosts: returnCosts(in: message))
    }

    /// The wish for return costs and their amount come together; one without the other is no amount, so that neither
    /// side bears by accident what the other one meant to.
    private static func returnCosts(in message: V2Message) -> String? {
        let amount = message.text("returnCostsAmount")
        let isNothing = amount.flatMap { Money($0) } == .zero
        let isAsked = message.text("returnCosts").flatMap { ExactDecimal($0) } == ExactDecimal(integer: 1)
        guard isAsked else { return amount == nil || isNothing ? nil : "unasked" }
        return amount ?? "missing"
    }

    /// Where nothing was credited at all the whole reply is an error: the published client reads the message of the
    /// first item without looking at its code (docs/spec/wire-v2.md).
    static func encode(_ outcomes: [ItemOutcome<ApplyCredit.AppliedCredit>]) -> ResultReply {
        if let refusal = outcomes.first?.refusal, outcomes.allSatisfy({ $0.refusal != nil }) {
            return .error(refusal, in: .credit)
        }
        let items = outcomes.map { ReplyItem($0, in: .credit, explains: true) { (ReplyMessages.credited($0), "200") } }
        return .items(items, in: "statuses")
    }
}
