import Domain

@testable import UseCases

extension GetOrderInfo.Request {
    var parsed: ParsedRequest {
        let references = references ?? []
        return ParsedRequest(list: self.references == nil ? nil : references.map(\.mark), references)
    }
}

extension StartWorkflow.Request {
    var parsed: ParsedRequest {
        let marks = items?.map { "\($0.reference.mark) \($0.trackAndTrace ?? "-")" }
        return ParsedRequest(list: marks, (items ?? []).map(\.reference))
    }
}

extension ApplyCredit.Request {
    var parsed: ParsedRequest {
        let marks = items?.map { item in
            "\(item.reference.mark) \(item.amount.mark) \(item.description ?? "-") \(item.creditNumber.mark)"
        }
        return ParsedRequest(list: marks.map { $0 + ["costs \(returnCosts.mark)"] }, (items ?? []).map(\.reference))
    }
}

extension RegisterMerchantPayment.Request {
    var parsed: ParsedRequest {
        let marks = items?.map { "\($0.reference.mark) \($0.amount.mark) \($0.description.mark)" }
        return ParsedRequest(list: marks, (items ?? []).map(\.reference))
    }
}

extension HoldOrder.Request {
    var parsed: ParsedRequest { ParsedRequest(reference, "for \(days.mark)") }
}

extension ResumeOrder.Request {
    var parsed: ParsedRequest { ParsedRequest(reference, "resume \(hasResumeFlag)") }
}

extension PostMessage.Request {
    var parsed: ParsedRequest {
        ParsedRequest(reference, text.map { ParsedField($0, FreeText.multiline(maxLength: 2_000)).mark } ?? "-")
    }
}

extension FindInvoiceURL.Request {
    var parsed: ParsedRequest { ParsedRequest(reference, "document") }
}

extension SetWebhook.Request {
    var parsed: ParsedRequest { ParsedRequest(text: url.value.map { "\($0.text) at \($0.host)" } ?? url.mark) }
}

extension ParsedRequest {
    /// - Parameter list: `nil` where there is none in the request.
    fileprivate init(list: [String]?, _ references: [OrderReference]) {
        text = list?.joined(separator: "; ") ?? "no list"
        numbers = references.uniqued(on: \.number).map(\.number)
        refusals = [Refusal(.noInvoices)] + references.map { Refusal(.unknownInvoiceNumber, $0.number) }
    }

    fileprivate init(_ reference: OrderReference, _ what: String) {
        text = "\(reference.mark) \(what)"
        refusals = [Refusal(.unknownInvoiceNumber, reference.number)]
    }
}
