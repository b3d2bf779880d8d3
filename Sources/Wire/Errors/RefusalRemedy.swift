package import Domain

extension Refusal.Reason {
    /// Cause of the refusal and, where it is not obvious, the remedy. `nil` for reasons that have no code.
    package var remedy: String? {
        Self.callerRemedies[self] ?? Self.customerRemedies[self] ?? Self.addressRemedies[self] ?? Self.orderRemedies[
            self]
            ?? Self.checkRemedies[self] ?? Self.managementRemedies[self]
    }

    private static let callerRemedies: [Refusal.Reason: String] = [
        .unreadableMessage:
            "The body is not valid JSON (v1: XML), is larger than \(FieldLimits.requestBytes / 1024) KiB, or has "
            + "too many items.",
        .internalFailure:
            "Internal error; nothing was processed. With HTTP 503, retry after `Retry-After` seconds.",
        .unknownVersion: "`VERSION` must be `BILLINK2.0`.",
        .unknownUsername: "No merchant has this username in this environment.",
        .invalidClientID:
            "The client ID does not belong to this username, or was replaced.",
        .unknownAction: "`ACTION` does not match this call. Send the value listed under Request.",
        .merchantInactive: "Your account is deactivated. Contact support, or the partner that manages it.",
        .rateLimitExceeded: "Rate limit exceeded. Wait for the number of seconds in `Retry-After`, then retry.",
    ]

    private static let customerRemedies: [Refusal.Reason: String] = [
        .missingWorkflowNumber: "The workflow number is required.",
        .unknownWorkflow: "You have no workflow with this number.",
        .missingCustomerType: "The customer type is required: `P` for a consumer, `B` for a company.",
        .invalidCustomerType: "The customer type must be `P` or `B`.",
        .customerTypeNotAgreed: "This workflow does not accept this customer type.",
        .missingCompanyName: "A company name is required for `B`.",
        .invalidCompanyName: "The company name must have \(FieldLimits.companyName.prose) characters.",
        .missingChamberOfCommerceNumber: "A Chamber of Commerce number is required for `B`.",
        .invalidChamberOfCommerceNumber:
            "Use \(FieldLimits.chamberOfCommerceNumber.prose) letters and digits.",
        .missingLastName: "The last name is required, with at most \(FieldLimits.name) characters.",
        .missingFirstName:
            "A first name or initials are required, or one is too long.",
        .missingSex: "This workflow requires the customer's sex: `M`, `F` (or `V`) or `O`.",
        .invalidSex: "The sex must be `M`, `F`, `V` or `O`.",
        .missingBirthDate: "This workflow requires the consumer's date of birth (dd-mm-yyyy).",
        .invalidBirthDate: "Not a valid date (dd-mm-yyyy), or more than 130 years ago.",
        .tooYoung:
            "The consumer is below the minimum age: 18 for a check, 16 for an order.",
        .missingPhone: "The phone number is required.",
        .invalidPhone: "Use \(FieldLimits.phone.prose) digits, spaces, `+`, `-` and brackets.",
        .missingEmail: "The email address is required.",
        .invalidEmail: "Not a valid email address.",
        .invalidSecondEmail: "Not a valid email address.",
        .invalidIPAddress: "Not a valid IP address.",
        .invalidVATNumber: "Include the country code, for example `NL123456789B01`.",
    ]

    private static let addressRemedies: [Refusal.Reason: String] = [
        .missingStreet: "The street is required, with at most \(FieldLimits.street) characters.",
        .missingHouseNumber: "The house number is required.",
        .invalidHouseNumber:
            "The house number must start with a digit and have at most \(FieldLimits.houseNumber) characters.",
        .invalidHouseExtension: "Use at most \(FieldLimits.houseNumber) characters.",
        .missingPostalCode: "The postal code is required.",
        .invalidPostalCode: "The postal code does not match its country's format.",
        .missingCity: "The city is required.",
        .invalidCity: "The city contains digits or symbols that city names do not have.",
        .invalidCountry: "Use a two-letter ISO 3166-1 code, for example `NL`.",
        .invalidDeliveryHouseNumber:
            "The delivery house number is missing or does not start with a digit.",
        .invalidDeliveryHouseExtension:
            "Use at most \(FieldLimits.houseNumber) characters.",
        .invalidDeliveryPostalCode:
            "The postal code is missing or does not match its country's format.",
        .invalidDeliveryCity:
            "The city contains digits or symbols that city names do not have.",
        .invalidDeliveryCountry: "Use a two-letter ISO 3166-1 code, for example `NL`.",
        .deliveryNotAllowed:
            "The address is a P.O. box, or the workflow accepts only the billing address.",
    ]

    private static let orderRemedies: [Refusal.Reason: String] = [
        .orderNumberTaken:
            "You already have an order with this number; `.` and `-` count as the same character.",
        .missingOrderNumber: "The order number is required.",
        .invalidOrderNumber: "The order number may contain only letters, digits, `.`, `_` and `-`.",
        .orderNumberTooLong: "The order number must have at most \(FieldLimits.orderNumber) characters.",
        .missingDate: "The order date is required (dd-mm-yyyy).",
        .invalidDate:
            "Not a valid date (dd-mm-yyyy), before \(OrderLimits.earliestDate.dayMonthYear), "
            + "or more than \(OrderLimits.maxDaysAhead) days ahead.",
        .invalidMerchantInvoiceNumber: "Your invoice number may contain only letters, digits, `_` and `-`.",
        .missingAdditionalText: "This workflow requires the additional text.",
        .invalidAdditionalText:
            "Use at most \(FieldLimits.additionalText) characters; if the workflow requires a reference, only "
            + "letters, digits, `_` and `-`.",
        .missingItems: "The order needs at least one line.",
        .tooManyItems: "An order can have at most \(FieldLimits.lines) lines.",
        .itemCodeTooLong: "An item code must have at most \(FieldLimits.itemCode) characters.",
        .invalidVATRate: "A line's VAT rate is missing or not accepted.",
        .invalidVATReason:
            "The VAT exemption reason is unknown, or was sent with a rate above 0.",
        .invalidDeliveryDate: "Not a valid date (dd-mm-yyyy), too long ago or too far ahead.",
        .invalidItemAmount:
            "A line has no valid price or quantity, or the order total is not above zero.",
        .invalidCurrency: "The currency must be `EUR`, or left out.",
        .invalidDryRun: "Use true or false (`Y` or `N`). Nothing was stored.",
        .missingBankAccount: "This workflow requires the customer's IBAN.",
        .missingAccountHolder:
            "The account holder is required, with at most \(FieldLimits.name) characters.",
        .invalidBankAccount: "Not a valid IBAN.",
        .invalidMandateID: "The mandate ID is missing or contains characters other than digits.",
        .invalidMandateType: "The mandate type must be `FIRST`, `RECURRING` or `ONETIME`.",
        .amountAboveLimit:
            "The amount exceeds this workflow's maximum per order, the amount or a price is above "
            + "\(OrderLimits.maxAmount), or a quantity is above \(OrderLimits.maxQuantity).",
    ]

    private static let checkRemedies: [Refusal.Reason: String] = [
        .missingAmount: "The order amount is required.",
        .invalidAmount: "The order amount must be above zero, for example `121.00`.",
        .invalidCheckType: "The check type must be `CREDIT`, or left out.",
        .invalidPayTrustScore: "The pay trust score must be a whole number from 0 to 100.",
        .noDecision: "No decision was reached within two seconds. Retry the request.",
        .missingCheck: "A guaranteed workflow requires the UUID of a credit check.",
        .checkNotFound: "You have no check with this UUID in this environment.",
        .checkRejected: "The credit check was rejected.",
        .checkExpired: "The check is older than 24 hours. Run a new one.",
        .checkUsed: "This check was already used for an order. Run a new one.",
        .checkWithoutGuarantee:
            "The check was run on a workflow without guarantee. Run a new one.",
        .amountAboveCheck:
            "The order total exceeds the checked amount by more than 0.05. Run a new check.",
        .decisionWithdrawn:
            "The customer was blocked or entered collection after the check.",
    ]

    private static let managementRemedies: [Refusal.Reason: String] = [
        .noInvoices: "The request names no orders. Send at least one in `invoices` (v1: `INVOICES`).",
        .missingInvoiceNumbers: "The list of orders is empty. Add at least one.",
        .tooManyInvoices: "Too many orders in one request. Split it.",
        .missingInvoiceNumber: "The order is required: send your order number or the invoice number.",
        .unknownInvoiceNumber: "You have no order with this number. Use your order number or the invoice number.",
        .unknownOrder: "You have no order with this number. Use your order number or the invoice number.",
        .notAllowedInState: "The order is in collection, or has no invoice yet.",
        .creditedBeforeStart: "The order was fully credited before it started: nothing is due.",
        .alreadyStarted: "The workflow was already started. No action is needed.",
        .alreadyPaid: "Nothing is due on this order. No payment was booked.",
        .descriptionTooLong: "The description must have at most \(FieldLimits.paymentDescription) characters.",
        .creditNumberTaken: "This credit note number was already used for a different credit. Use a new number.",
        .creditNotPossible:
            "The amount exceeds what can still be credited or is not above zero, or the order is in collection. "
            + "Check the order with order info.",
        .fullyCredited: "The order is already credited in full. No action is needed.",
        .invalidCreditAmount:
            "The amount must be above zero and at most \(OrderLimits.maxAmount), for example `12.50`.",
        .invalidReturnCosts:
            "Not a valid amount (for example `2.50`), or only one of `returnCosts` 1 and the amount was sent.",
        .invalidCreditNumber: "The credit note number must have at most \(FieldLimits.creditNumber) characters.",
        .invalidPaymentAmount:
            "The amount must be above zero and at most \(OrderLimits.maxAmount), for example `12.50`.",
        .invalidResumeFlag: "`RESUME` must be `y`.",
        .holdTooLong:
            "The hold is too long: at most \(FieldLimits.guaranteedHoldDays) days for a guaranteed order, counted "
            + "from its first day, and \(FieldLimits.holdDays.upperBound) for others. Send fewer days.",
        .cannotHold: "The order is not started, has ended or is in collection.",
        .invalidHoldDays: "The number of days must be a whole number.",
        .missingMessage: "The message is required.",
        .messageTooLong: "The message must have at most \(FieldLimits.message) characters.",
    ]
}
