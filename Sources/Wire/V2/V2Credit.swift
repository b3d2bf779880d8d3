import Domain
import UseCases

/// Decodes and encodes the v2 credit call.
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

    /// Amount of the return costs. The flag and the amount must be sent together: one without the other is invalid, so
    /// that neither party bears the costs by mistake.
    private static func returnCosts(in message: V2Message) -> String? {
        let amount = message.text("returnCostsAmount")
        let isNothing = amount.flatMap { Money($0) } == .zero
        let isAsked = message.text("returnCosts").flatMap { ExactDecimal($0) } == ExactDecimal(integer: 1)
        guard isAsked else { return amount == nil || isNothing ? nil : "unasked" }
        return amount ?? "missing"
    }

    /// Encodes the outcomes. If no credit was possible the whole response is an error, because the published client
    /// reads the message of the first item without checking its code (docs/spec/wire-v2.md).
    static func encode(_ outcomes: [ItemOutcome<ApplyCredit.AppliedCredit>]) -> ResultReply {
        if let refusal = outcomes.first?.refusal, outcomes.allSatisfy({ $0.refusal != nil }) {
            return .error(refusal, in: .credit)
        }
        let items = outcomes.map { ReplyItem($0, in: .credit, explains: true) { (ReplyMessages.credited($0), "200") } }
        return .items(items, in: "statuses")
    }
}
