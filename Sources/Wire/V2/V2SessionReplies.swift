import Domain
import UseCases

/// Encodes responses about checkout sessions.
enum V2SessionReplies {
    static func reply(to response: CreateSession.Response, in dutchTime: DutchCalendar) -> StatusReply {
        switch response {
        case .invalid(let problems): reply(to: problems)
        case .created(let session):
            .success(showsSecret: true) { json in
                json.member("sessionID", session.token.text)
                json.member("sessionURL", session.url)
                json.member("invoice", session.invoiceNumber.text)
                json.member("expiresAt", ISO8601.format(session.expiresAt, in: dutchTime))
                json.member("customerID", session.customerID)
                json.member("customInvoiceID", session.customInvoiceID ?? "")
            }
        }
    }

    /// Lists every problem, as one numbered message and separately.
    static func reply(to problems: [SessionProblem]) -> StatusReply {
        let refusal = problems.first.map { Refusal($0.reason, field: $0.place.name) }
        return .failure(
            errors: problems.map { ($0.place.name, sentence($0.reason, $0.detail)) },
            // The contract gives the message of a single taken order number without a number (docs/spec/wire-v2.md).
            isNumbered: problems.count > 1 || refusal?.reason != .orderNumberTaken, of: refusal)
    }

    private static func sentence(_ reason: Refusal.Reason, _ detail: String?) -> String {
        switch reason {
        case .missingUsername, .missingClientID, .missingReturnURL, .missingWorkflowNumber, .missingOrderNumber,
            .missingAmount, .missingAdditionalText, .missingBankAccount, .missingAccountHolder:
            StatusReply.missing
        case .unknownWorkflow: "Workflow \(detail ?? "") is not agreed."
        case .invalidCustomerType: "This value should be p or b."
        case .customerTypeNotAgreed: "The workflow is not agreed for this type of customer."
        case .invalidReturnURL:
            "This value should be an absolute http or https URL of at most \(FieldLimits.webAddressBytes) bytes."
        case .orderNumberTaken: "Order with number \(detail ?? "") already exists"
        case .orderNumberTooLong: "This value should have at most \(OrderNumber.maxLength) characters."
        case .invalidOrderNumber: "This value should have letters, digits, dots, hyphens and underscores only."
        case .invalidAmount, .invalidItemAmount, .invalidTaxAmount: amountSentence(reason)
        case .amountAboveLimit:
            detail.map { "This value should be at most \($0)." } ?? "This value is higher than the workflow allows."
        case .invalidTotal: "The items come to \(detail ?? "")."
        case .missingItems: "There should be at least one item."
        case .tooManyItems: "There should be at most \(FieldLimits.lines) items."
        case .invalidVATRate: "This value should be one of \(vatRates)."
        case .invalidVATReason: "This value should be one of \(VATExemption.names), beside a taxRate of 0."
        case .invalidCurrency: "This value should be EUR."
        case .invalidPayTrustScore: "This value should be a whole number from 0 to 100."
        case .invalidCountry: "This value should be a country code of two letters."
        case .deliveryNotAllowed: "Goods cannot be delivered to this address."
        case .invalidAdditionalText:
            "This value should have letters, digits, hyphens and underscores only, "
                + "at most \(FieldLimits.additionalText)."
        case .invalidCustomInvoiceID: "This value should have at most \(FieldLimits.customInvoiceID) characters."
        default: "This value is not valid."
        }
    }

    private static func amountSentence(_ reason: Refusal.Reason) -> String {
        switch reason {
        case .invalidAmount: "This value should be an amount above zero, like 121.00."
        case .invalidTaxAmount: "This value should be an amount, like 21.00."
        default: "Price, quantity and total should be amounts that agree with each other."
        }
    }

    private static let vatRates = VATRate.acceptedPercentages.map(\.description).joined(separator: ", ")
}

extension SessionProblem.Place {
    /// Path of the field in the request.
    fileprivate var name: String {
        switch self {
        case .username: "client.billinkUsername"
        case .clientID: "client.billinkID"
        case .field(let field): field.sessionPath ?? field.storedName
        case .line(let index, let field):
            "transaction.orderItems[\(index)].\(field.jsonNames.first ?? field.storedName)"
        case .lines: "transaction.orderItems"
        case .returnURL(let kind): "client.returnURL.\(kind.jsonName)"
        case .taxAmount: "transaction.totalTaxAmount"
        case .purchaseCountry: "transaction.purchaseCountry"
        case .customInvoiceID: "transaction.customInvoiceID"
        }
    }
}
