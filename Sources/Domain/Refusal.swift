/// An expected rejection of a request. Only the wire formats know codes and texts of reasons.
package struct Refusal: Error, Hashable, Sendable {
    package let reason: Reason
    /// Value of the placeholder in the reason's text: an order number or a workflow number.
    package let detail: String?
    /// Stored name (`FieldPlace`) of the field that caused the refusal, if one did. For logs, forms, and the sentences
    /// of the JSON API.
    package let field: String?
    /// Reason for which an order's credit check does not cover it. For the log and for sandboxes.
    package let verdict: CreditVerdict?

    package init(_ reason: Reason, _ detail: String? = nil, field: String? = nil, verdict: CreditVerdict? = nil) {
        self.reason = reason
        self.detail = detail
        self.field = field
        self.verdict = verdict
    }
}

extension Refusal {
    /// Reasons of refusals. Their raw values appear in the log (`refusal=`).
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        // The message and who sent it
        case unreadableMessage = "unreadableMessage", internalFailure = "internalFailure"
        case unknownVersion = "unknownVersion", unknownUsername = "unknownUsername", invalidClientID = "invalidClientID"
        case unknownAction = "unknownAction"
        case merchantInactive = "merchantInactive", rateLimitExceeded = "rateLimitExceeded"
        case invalidIdempotencyKey = "invalidIdempotencyKey", idempotencyKeyReused = "idempotencyKeyReused"
        case idempotencyKeyInProgress = "idempotencyKeyInProgress"

        // The terms
        case missingWorkflowNumber = "missingWorkflowNumber", unknownWorkflow = "unknownWorkflow"
        case missingCustomerType = "missingCustomerType", invalidCustomerType = "invalidCustomerType"
        case customerTypeNotAgreed = "customerTypeNotAgreed"

        // The customer
        case missingCompanyName = "missingCompanyName", invalidCompanyName = "invalidCompanyName"
        case missingChamberOfCommerceNumber = "missingChamberOfCommerceNumber"
        case invalidChamberOfCommerceNumber = "invalidChamberOfCommerceNumber"
        case missingLastName = "missingLastName", missingFirstName = "missingFirstName", missingSex = "missingSex"
        case invalidSex = "invalidSex"
        case missingBirthDate = "missingBirthDate", invalidBirthDate = "invalidBirthDate", tooYoung = "tooYoung"
        case missingPhone = "missingPhone", invalidPhone = "invalidPhone", missingEmail = "missingEmail"
        case invalidEmail = "invalidEmail", invalidSecondEmail = "invalidSecondEmail"
        case invalidIPAddress = "invalidIPAddress"
        case invalidVATNumber = "invalidVATNumber"

        // Addresses
        case missingStreet = "missingStreet", missingHouseNumber = "missingHouseNumber"
        case invalidHouseNumber = "invalidHouseNumber", invalidHouseExtension = "invalidHouseExtension"
        case missingPostalCode = "missingPostalCode", invalidPostalCode = "invalidPostalCode"
        case missingCity = "missingCity"
        case invalidCity = "invalidCity", invalidCountry = "invalidCountry"
        case invalidDeliveryHouseNumber = "invalidDeliveryHouseNumber"
        case invalidDeliveryHouseExtension = "invalidDeliveryHouseExtension"
        case invalidDeliveryPostalCode = "invalidDeliveryPostalCode", invalidDeliveryCity = "invalidDeliveryCity"
        case invalidDeliveryCountry = "invalidDeliveryCountry", deliveryNotAllowed = "deliveryNotAllowed"

        // The credit check
        case missingAmount = "missingAmount", invalidAmount = "invalidAmount", amountAboveLimit = "amountAboveLimit"
        case invalidCheckType = "invalidCheckType", invalidPayTrustScore = "invalidPayTrustScore"
        case noDecision = "noDecision"

        // The order
        case orderNumberTaken = "orderNumberTaken", missingOrderNumber = "missingOrderNumber"
        case invalidOrderNumber = "invalidOrderNumber", orderNumberTooLong = "orderNumberTooLong"
        case missingDate = "missingDate", invalidDate = "invalidDate"
        case invalidMerchantInvoiceNumber = "invalidMerchantInvoiceNumber"
        case missingAdditionalText = "missingAdditionalText", invalidAdditionalText = "invalidAdditionalText"
        case missingItems = "missingItems", tooManyItems = "tooManyItems", itemCodeTooLong = "itemCodeTooLong"
        case invalidVATRate = "invalidVATRate", invalidVATReason = "invalidVATReason"
        case invalidDeliveryDate = "invalidDeliveryDate", invalidItemAmount = "invalidItemAmount"
        case invalidCurrency = "invalidCurrency", invalidDryRun = "invalidDryRun"
        case missingBankAccount = "missingBankAccount", missingAccountHolder = "missingAccountHolder"
        case invalidBankAccount = "invalidBankAccount", invalidMandateID = "invalidMandateID"
        case invalidMandateType = "invalidMandateType"
        case missingCheck = "missingCheck", checkNotFound = "checkNotFound", checkRejected = "checkRejected"
        case checkExpired = "checkExpired", checkUsed = "checkUsed", checkWithoutGuarantee = "checkWithoutGuarantee"
        case amountAboveCheck = "amountAboveCheck", decisionWithdrawn = "decisionWithdrawn"

        // Orders that exist
        case noInvoices = "noInvoices", missingInvoiceNumbers = "missingInvoiceNumbers"
        case tooManyInvoices = "tooManyInvoices", missingInvoiceNumber = "missingInvoiceNumber"
        case unknownInvoiceNumber = "unknownInvoiceNumber", notAllowedInState = "notAllowedInState"
        case alreadyStarted = "alreadyStarted", alreadyPaid = "alreadyPaid", descriptionTooLong = "descriptionTooLong"
        case creditedBeforeStart = "creditedBeforeStart"
        case creditNumberTaken = "creditNumberTaken", creditNotPossible = "creditNotPossible"
        case fullyCredited = "fullyCredited"
        case invalidCreditAmount = "invalidCreditAmount", invalidReturnCosts = "invalidReturnCosts"
        case invalidCreditNumber = "invalidCreditNumber"
        case unknownOrder = "unknownOrder", invalidPaymentAmount = "invalidPaymentAmount"
        case invalidResumeFlag = "invalidResumeFlag", holdTooLong = "holdTooLong", cannotHold = "cannotHold"
        case invalidHoldDays = "invalidHoldDays"
        case missingMessage = "missingMessage", messageTooLong = "messageTooLong"

        // Checkout sessions
        case unknownSession = "unknownSession", missingUsername = "missingUsername"
        case missingClientID = "missingClientID", missingSessionID = "missingSessionID"
        case missingReturnURL = "missingReturnURL", invalidReturnURL = "invalidReturnURL"
        case invalidTotal = "invalidTotal", invalidTaxAmount = "invalidTaxAmount"
        case invalidCustomInvoiceID = "invalidCustomInvoiceID"

        // Partners and their merchants, and what a merchant sets for itself
        case notPartner = "notPartner", unknownMerchant = "unknownMerchant", usernameTaken = "usernameTaken"
        case missingField = "missingField", invalidField = "invalidField"
        case missingWebhookURL = "missingWebhookURL", invalidWebhookURL = "invalidWebhookURL"
        case missingWebhookSecret = "missingWebhookSecret"
    }
}

/// An error after which the same request may succeed. A write may have been committed
/// (`StorageUnavailable.commitOutcomeUnknown`).
package protocol TransientError: Error {}
