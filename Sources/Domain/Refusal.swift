/// A reason to say no. The wire formats turn it into their code and text; nothing else on the platform knows codes.
package struct Refusal: Error, Hashable, Sendable {
    package let reason: Reason
    /// What fills the placeholder of the reason's text: the number of the order, of the workflow.
    package let detail: String?
    /// The field that is to blame, where it is one. For logs and forms, not for the wire.
    package let field: String?
    /// Why an order's credit check does not carry it. For the log and for sandboxes.
    package let verdict: CreditVerdict?

    package init(_ reason: Reason, _ detail: String? = nil, field: String? = nil, verdict: CreditVerdict? = nil) {
        self.reason = reason
        self.detail = detail
        self.field = field
        self.verdict = verdict
    }
}

extension Refusal {
    /// Every reason there is, named by what is wrong.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        // The message and who sent it
        case unreadableMessage, internalFailure, unknownVersion, unknownUsername, wrongClientID, unknownAction
        case merchantInactive, requestLimitExceeded
        case wrongIdempotencyKey, idempotencyKeyReused, idempotencyKeyUnderWay

        // The terms
        case missingWorkflowNumber, unknownWorkflow, missingCustomerType, wrongCustomerType, customerTypeNotAgreed

        // The customer
        case missingCompanyName, wrongCompanyName, missingChamberOfCommerceNumber, wrongChamberOfCommerceNumber
        case missingLastName, missingFirstName, missingSex, wrongSex
        case missingBirthDate, wrongBirthDate, tooYoung
        case missingPhone, wrongPhone, missingEmail, wrongEmail, wrongSecondEmail, wrongIPAddress, wrongVATNumber

        // Addresses
        case missingStreet, missingHouseNumber, wrongHouseNumber, wrongHouseExtension
        case missingPostalCode, wrongPostalCode, missingCity, wrongCity, wrongCountry
        case wrongDeliveryHouseNumber, wrongDeliveryHouseExtension, wrongDeliveryPostalCode, wrongDeliveryCity
        case wrongDeliveryCountry, deliveryNotAllowed

        // The credit check
        case missingAmount, wrongAmount, amountAboveLimit, wrongCheckType, wrongPayTrustScore, noDecision

        // The order
        case orderNumberTaken, missingOrderNumber, wrongOrderNumber, orderNumberTooLong, missingDate, wrongDate
        case wrongMerchantInvoiceNumber, missingAdditionalText, wrongAdditionalText
        case missingItems, tooManyItems, itemCodeTooLong, wrongVATRate, wrongItemAmount, wrongCurrency
        case missingBankAccount, missingAccountHolder, wrongBankAccount, wrongMandateID, wrongMandateType
        case missingCheck, checkNotFound, checkRejected, checkExpired, checkUsed, checkWithoutGuarantee
        case amountAboveCheck, decisionWithdrawn

        // Orders that exist
        case noInvoices, missingInvoiceNumbers, tooManyInvoices, missingInvoiceNumber, unknownInvoiceNumber, notAllowed
        case alreadyStarted, alreadyPaid, descriptionTooLong, creditNumberTaken, creditNotPossible, fullyCredited
        case unknownOrder, wrongPaymentAmount, unsupportedResume, holdTooLong, cannotHold
        case missingMessage, messageTooLong

        // Checkout sessions
        case unknownSession, missingUsername, missingClientID, missingSessionID, missingReturnURL, wrongReturnURL
        case wrongTotal, wrongTaxAmount, wrongCustomInvoiceID

        // Partners and their merchants, and what a merchant sets for itself
        case notPartner, unknownMerchant, usernameTaken, missingField, wrongField
        case missingWebhookURL, wrongWebhookURL, missingWebhookSecret
    }
}

/// An error that passes: nothing was decided, and the same request may succeed later.
package protocol PassingFailure: Error {}
