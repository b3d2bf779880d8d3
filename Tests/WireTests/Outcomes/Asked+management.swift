import Domain

@testable import UseCases

extension OrderInfo.Request {
    var asked: Asked {
        let references = references ?? []
        return Asked(list: self.references == nil ? nil : references.map(\.mark), references)
    }
}

extension StartWorkflow.Request {
    var asked: Asked {
        let marks = items?.map { "\($0.reference.mark) \($0.trackAndTrace ?? "-")" }
        return Asked(list: marks, (items ?? []).map(\.reference))
    }
}

extension ApplyCredit.Request {
    var asked: Asked {
        let marks = items?.map { item in
            "\(item.reference.mark) \(item.amount.mark) \(item.description ?? "-") \(item.creditNumber.mark)"
        }
        return Asked(list: marks.map { $0 + ["costs \(returnCosts.mark)"] }, (items ?? []).map(\.reference))
    }
}

extension RegisterPayment.Request {
    var asked: Asked {
        let marks = items?.map { "\($0.reference.mark) \($0.amount.mark) \($0.description.mark)" }
        return Asked(list: marks, (items ?? []).map(\.reference))
    }
}

extension HoldOrder.Request {
    var asked: Asked { Asked(reference, "for \(days.mark)") }
}

extension ResumeOrder.Request {
    var asked: Asked { Asked(reference, "resume \(isMeant)") }
}

extension PostMessage.Request {
    var asked: Asked { Asked(reference, text.map { Field($0, FreeText.text(upTo: 2_000)).mark } ?? "-") }
}

extension InvoiceAddress.Request {
    var asked: Asked { Asked(reference, "document") }
}

extension SetWebhook.Request {
    var asked: Asked { Asked(text: url.value.map { "\($0.text) at \($0.host)" } ?? url.mark) }
}

extension Asked {
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
