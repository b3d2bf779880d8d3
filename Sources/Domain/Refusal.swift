/// A reason to say no. The wire formats turn it into their code and text; nothing else on the platform knows codes.
package struct Refusal: Error, Hashable, Sendable {
    package let reason: Reason
    /// What fills the placeholder of the reason's text: the number of the order, of the workflow.
    package let detail: String?
    /// The field that is to blame, where it is one, by its stored name (`FieldPlace`). For logs, for forms, and for the
    /// sentences of the JSON API.
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
        case unreadableMessage = "unreadableMessage", internalFailure = "internalFailure"
        case unknownVersion = "unknownVersion", unknownUsername = "unknownUsername", wrongClientID = "wrongClientID"
        case unknownAction = "unknownAction"
        case merchantInactive = "merchantInactive", requestLimitExceeded = "requestLimitExceeded"
        case wrongIdempotencyKey = "wrongIdempotencyKey", idempotencyKeyReused = "idempotencyKeyReused"
        case idempotencyKeyUnderWay = "idempotencyKeyUnderWay"

        // The terms
        case missingWorkflowNumber = "missingWorkflowNumber", unknownWorkflow = "unknownWorkflow"
        case missingCustomerType = "missingCustomerType", wrongCustomerType = "wrongCustomerType"
        case customerTypeNotAgreed = "customerTypeNotAgreed"

        // The customer
        case missingCompanyName = "missingCompanyName", wrongCompanyName = "wrongCompanyName"
        case missingChamberOfCommerceNumber = "missingChamberOfCommerceNumber"
        case wrongChamberOfCommerceNumber = "wrongChamberOfCommerceNumber"
        case missingLastName = "missingLastName", missingFirstName = "missingFirstName", missingSex = "missingSex"
        case wrongSex = "wrongSex"
        case missingBirthDate = "missingBirthDate", wrongBirthDate = "wrongBirthDate", tooYoung = "tooYoung"
        case missingPhone = "missingPhone", wrongPhone = "wrongPhone", missingEmail = "missingEmail"
        case wrongEmail = "wrongEmail", wrongSecondEmail = "wrongSecondEmail", wrongIPAddress = "wrongIPAddress"
        case wrongVATNumber = "wrongVATNumber"

        // Addresses
        case missingStreet = "missingStreet", missingHouseNumber = "missingHouseNumber"
        case wrongHouseNumber = "wrongHouseNumber", wrongHouseExtension = "wrongHouseExtension"
        case missingPostalCode = "missingPostalCode", wrongPostalCode = "wrongPostalCode", missingCity = "missingCity"
        case wrongCity = "wrongCity", wrongCountry = "wrongCountry"
        case wrongDeliveryHouseNumber = "wrongDeliveryHouseNumber"
        case wrongDeliveryHouseExtension = "wrongDeliveryHouseExtension"
        case wrongDeliveryPostalCode = "wrongDeliveryPostalCode", wrongDeliveryCity = "wrongDeliveryCity"
        case wrongDeliveryCountry = "wrongDeliveryCountry", deliveryNotAllowed = "deliveryNotAllowed"

        // The credit check
        case missingAmount = "missingAmount", wrongAmount = "wrongAmount", amountAboveLimit = "amountAboveLimit"
        case wrongCheckType = "wrongCheckType", wrongPayTrustScore = "wrongPayTrustScore", noDecision = "noDecision"

        // The order
        case orderNumberTaken = "orderNumberTaken", missingOrderNumber = "missingOrderNumber"
        case wrongOrderNumber = "wrongOrderNumber", orderNumberTooLong = "orderNumberTooLong"
        case missingDate = "missingDate", wrongDate = "wrongDate"
        case wrongMerchantInvoiceNumber = "wrongMerchantInvoiceNumber"
        case missingAdditionalText = "missingAdditionalText", wrongAdditionalText = "wrongAdditionalText"
        case missingItems = "missingItems", tooManyItems = "tooManyItems", itemCodeTooLong = "itemCodeTooLong"
        case wrongVATRate = "wrongVATRate", wrongVATReason = "wrongVATReason"
        case wrongDeliveryDate = "wrongDeliveryDate", wrongItemAmount = "wrongItemAmount"
        case wrongCurrency = "wrongCurrency", wrongDryRun = "wrongDryRun"
        case missingBankAccount = "missingBankAccount", missingAccountHolder = "missingAccountHolder"
        case wrongBankAccount = "wrongBankAccount", wrongMandateID = "wrongMandateID"
        case wrongMandateType = "wrongMandateType"
        case missingCheck = "missingCheck", checkNotFound = "checkNotFound", checkRejected = "checkRejected"
        case checkExpired = "checkExpired", checkUsed = "checkUsed", checkWithoutGuarantee = "checkWithoutGuarantee"
        case amountAboveCheck = "amountAboveCheck", decisionWithdrawn = "decisionWithdrawn"

        // Orders that exist
        case noInvoices = "noInvoices", missingInvoiceNumbers = "missingInvoiceNumbers"
        case tooManyInvoices = "tooManyInvoices", missingInvoiceNumber = "missingInvoiceNumber"
        case unknownInvoiceNumber = "unknownInvoiceNumber", notAllowed = "notAllowed"
        case alreadyStarted = "alreadyStarted", alreadyPaid = "alreadyPaid", descriptionTooLong = "descriptionTooLong"
        case creditedBeforeStart = "creditedBeforeStart"
        case creditNumberTaken = "creditNumberTaken", creditNotPossible = "creditNotPossible"
        case fullyCredited = "fullyCredited"
        case wrongCreditAmount = "wrongCreditAmount", wrongReturnCosts = "wrongReturnCosts"
        case wrongCreditNumber = "wrongCreditNumber"
        case unknownOrder = "unknownOrder", wrongPaymentAmount = "wrongPaymentAmount"
        case unsupportedResume = "unsupportedResume", holdTooLong = "holdTooLong", cannotHold = "cannotHold"
        case wrongHoldDays = "wrongHoldDays"
        case missingMessage = "missingMessage", messageTooLong = "messageTooLong"

        // Checkout sessions
        case unknownSession = "unknownSession", missingUsername = "missingUsername"
        case missingClientID = "missingClientID", missingSessionID = "missingSessionID"
        case missingReturnURL = "missingReturnURL", wrongReturnURL = "wrongReturnURL"
        case wrongTotal = "wrongTotal", wrongTaxAmount = "wrongTaxAmount"
        case wrongCustomInvoiceID = "wrongCustomInvoiceID"

        // Partners and their merchants, and what a merchant sets for itself
        case notPartner = "notPartner", unknownMerchant = "unknownMerchant", usernameTaken = "usernameTaken"
        case missingField = "missingField", wrongField = "wrongField"
        case missingWebhookURL = "missingWebhookURL", wrongWebhookURL = "wrongWebhookURL"
        case missingWebhookSecret = "missingWebhookSecret"
    }
}

/// An error that passes: nothing was decided, and the same request may succeed later.
package protocol PassingFailure: Error {}
