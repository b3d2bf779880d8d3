import Domain
import UseCases

/// Decodes and encodes the v2 start-workflow call.
enum V2StartWorkflow {
    static func decode(_ message: V2Message) -> StartWorkflow.Request {
        StartWorkflow.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                StartWorkflow.Item(
                    reference: reference, trackAndTrace: entry["trackAndTrace"]?.text,
                    deliveryDate: entry["deliveryDate"]?.text)
            })
    }

    static func encode(_ outcomes: [ItemOutcome<Void>]) -> ResultReply {
        let items = outcomes.map {
            ReplyItem($0, in: .startWorkflow, explains: true) { _ in (ReplyMessages.success, "500") }
        }
        return .items(items, code: "500", in: "statuses")
    }
}

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

/// Decodes and encodes the v2 payment call.
enum V2Payment {
    static func decode(_ message: V2Message) -> RegisterMerchantPayment.Request {
        RegisterMerchantPayment.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                RegisterMerchantPayment.Item(
                    reference: reference, amount: entry["amount"]?.amountText, description: entry["description"]?.text)
            })
    }

    static func encode(_ outcomes: [ItemOutcome<RegisterMerchantPayment.RegisteredPayment>]) -> ResultReply {
        let items = outcomes.map {
            ReplyItem($0, in: .payment, explains: true) { (ReplyMessages.registered($0), "200") }
        }
        return .items(items, in: "invoices")
    }
}

/// Decodes and encodes the v2 on-hold, resume and message calls, which return one sentence.
enum V2Confirmation {
    static func decodeHold(_ message: V2Message) -> HoldOrder.Request {
        HoldOrder.Request(caller: message.caller, reference: message.orderReference(), days: message.text("days"))
    }

    static func decodeResume(_ message: V2Message) -> ResumeOrder.Request {
        ResumeOrder.Request(caller: message.caller, reference: message.orderReference())
    }

    static func decodeMessage(_ message: V2Message) -> PostMessage.Request {
        PostMessage.Request(
            caller: message.caller, reference: message.orderReference(), text: message.text("message"))
    }

    static func encode(_ description: String) -> ResultReply {
        .message("200") { $0.member("description", description) }
    }
}

extension ResultReply {
    /// - Parameters:
    ///   - code: code of the whole response; `nil` if only the items have codes.
    ///   - list: name of the member that contains the items.
    fileprivate static func items(_ items: [ReplyItem], code: String? = nil, in list: StaticString) -> ResultReply {
        .message(code, logCode: items.first?.code) { json in
            json.objects(list, items) { item, json in
                json.member("code", Int64(item.code) ?? -1)
                json.member("invoiceNumber", item.number)
                json.member("message", item.message)
            }
        }
    }
}
