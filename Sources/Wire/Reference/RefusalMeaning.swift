import Domain

extension Refusal.Reason {
    /// What is the matter, and where it is not plain what to do, that too. `nil` for reasons that no code stands for.
    var meaning: String? {
        Self.aboutCallers[self] ?? Self.aboutCustomers[self] ?? Self.aboutAddresses[self] ?? Self.aboutOrders[self]
            ?? Self.aboutChecks[self] ?? Self.aboutManaging[self]
    }

    private static let aboutCallers: [Refusal.Reason: String] = [
        .unreadableMessage:
            "The body is not a message that can be read, is over "
            + "\(FieldLimits.requestBytes / 1024) KiB, or has too many items.",
        .internalFailure: "Something broke here and nothing was done. With HTTP 503: try again.",
        .unknownVersion: "`VERSION` is not `BILLINK2.0`.",
        .unknownUsername: "There is no merchant of this username.",
        .wrongClientID: "The client id is not this merchant's.",
        .unknownAction: "`ACTION` is not that of this call.",
        .merchantInactive: "Your account is deactivated: ask support.",
        .requestLimitExceeded: "You sent more requests than you may: wait, `Retry-After` says how long.",
    ]

    private static let aboutCustomers: [Refusal.Reason: String] = [
        .missingWorkflowNumber: "There is no workflow number.",
        .unknownWorkflow: "You have no workflow of this number.",
        .missingCustomerType: "Nothing says whether the customer is a consumer or a company.",
        .wrongCustomerType: "The type is neither `P` nor `B`.",
        .customerTypeNotAgreed: "The workflow is not for this type of customer.",
        .missingCompanyName: "A company has no name.",
        .wrongCompanyName: "The company's name does not have \(FieldLimits.companyName.prose) characters.",
        .missingChamberOfCommerceNumber: "A company has no Chamber of Commerce number.",
        .wrongChamberOfCommerceNumber: "The Chamber of Commerce number cannot be one.",
        .missingLastName: "There is no last name, or one over \(FieldLimits.name) characters.",
        .missingFirstName: "There are neither a first name nor initials, or they are too long.",
        .missingSex: "The workflow asks for the sex.",
        .wrongSex: "The sex is none of `M`, `F`, `V` and `O`.",
        .missingBirthDate: "A consumer on this workflow has to say the birth date.",
        .wrongBirthDate: "Not a valid date (dd-mm-yyyy), or more than 130 years ago.",
        .tooYoung: "The consumer is too young.",
        .missingPhone: "There is no telephone number.",
        .wrongPhone: "The telephone number cannot be one.",
        .missingEmail: "There is no e-mail address.",
        .wrongEmail: "The e-mail address cannot be one.",
        .wrongSecondEmail: "The second e-mail address cannot be one.",
        .wrongIPAddress: "The internet address is none.",
        .wrongVATNumber: "The VAT number cannot be one.",
    ]

    private static let aboutAddresses: [Refusal.Reason: String] = [
        .missingStreet: "There is no street, or one over \(FieldLimits.street) characters.",
        .missingHouseNumber: "There is no house number.",
        .wrongHouseNumber:
            "The house number does not begin with a digit, or is longer than \(FieldLimits.houseNumber) characters.",
        .wrongHouseExtension: "The extension is longer than \(FieldLimits.houseNumber) characters.",
        .missingPostalCode: "There is no postal code.",
        .wrongPostalCode: "The postal code does not have the form of its country.",
        .missingCity: "There is no city.",
        .wrongCity: "The city has digits or signs that names of places do not have.",
        .wrongCountry: "The country is no code of two letters.",
        .wrongDeliveryHouseNumber: "The delivery's house number is missing or none.",
        .wrongDeliveryHouseExtension: "The delivery's extension is longer than \(FieldLimits.houseNumber) characters.",
        .wrongDeliveryPostalCode: "The delivery's postal code is missing or does not have the form of its country.",
        .wrongDeliveryCity: "The delivery's city cannot be one.",
        .wrongDeliveryCountry: "The delivery's country is no code of two letters.",
        .deliveryNotAllowed: "Goods cannot go there: a P.O. box, or the workflow allows the customer's address only.",
    ]

    private static let aboutOrders: [Refusal.Reason: String] = [
        .orderNumberTaken: "You have an order of this number, or of one that differs in dots and hyphens only.",
        .missingOrderNumber: "There is no order number.",
        .wrongOrderNumber: "The order number has other characters than letters, digits, `.`, `_` and `-`.",
        .orderNumberTooLong: "The order number is longer than \(FieldLimits.orderNumber) characters.",
        .missingDate: "There is no date.",
        .wrongDate:
            "Not a valid date (dd-mm-yyyy), before \(OrderLimits.earliestDate.dayMonthYear), "
            + "or more than \(OrderLimits.maxDaysAhead) days ahead.",
        .wrongMerchantInvoiceNumber: "Your invoice number has other characters than letters, digits, `_` and `-`.",
        .missingAdditionalText: "The workflow asks for the additional text.",
        .wrongAdditionalText:
            "The additional text is over \(FieldLimits.additionalText) characters, "
            + "or not the reference the workflow asks for.",
        .missingItems: "The order has no lines.",
        .tooManyItems: "The order has more than \(FieldLimits.lines) lines.",
        .itemCodeTooLong: "An item's code is longer than \(FieldLimits.itemCode) characters.",
        .wrongVATRate: "A line's VAT rate is missing or none of those that are charged.",
        .wrongVATReason:
            "The reason for charging no VAT is none of those that are known, or stands beside a rate above 0.",
        .wrongDeliveryDate: "The day of delivery is no day, too long ago or too far ahead.",
        .wrongItemAmount: "A line or the whole order has no amount that can be read, or comes to nothing.",
        .wrongCurrency: "The currency is not the euro (`EUR`).",
        .wrongDryRun: "The flag for a dry run is neither true nor false (`Y` or `N`); nothing was stored.",
        .missingBankAccount: "There is no bank account.",
        .missingAccountHolder:
            "There is no holder of the bank account, or one over \(FieldLimits.name) characters.",
        .wrongBankAccount: "The bank account is no IBAN.",
        .wrongMandateID: "The mandate's number is missing or has other characters than digits.",
        .wrongMandateType: "The kind of mandate is missing or unknown.",
        .amountAboveLimit:
            "The amount is higher than the workflow allows for one order, it or a price is over "
            + "\(OrderLimits.maxAmount), or a quantity over \(OrderLimits.maxQuantity).",
    ]

    private static let aboutChecks: [Refusal.Reason: String] = [
        .missingAmount: "There is no amount.",
        .wrongAmount: "The amount is none, or not above zero.",
        .wrongCheckType: "The kind of check is not `CREDIT`.",
        .wrongPayTrustScore: "The score is no whole number from 0 to 100.",
        .noDecision: "No decision could be made in two seconds: try again.",
        .missingCheck: "A guaranteed workflow needs the UUID of a check.",
        .checkNotFound: "You made no check of this UUID.",
        .checkRejected: "The check was a no.",
        .checkExpired: "The check is older than 24 hours: make another.",
        .checkUsed: "An order was placed with this check already: make another.",
        .checkWithoutGuarantee: "The check was made on a workflow without guarantee.",
        .amountAboveCheck: "The order comes to more than was checked (by more than 0.05).",
        .decisionWithdrawn: "The customer has been blocked or handed to the collector since the check.",
    ]

    private static let aboutManaging: [Refusal.Reason: String] = [
        .noInvoices: "No orders are named.",
        .missingInvoiceNumbers: "The list of orders is empty.",
        .tooManyInvoices: "More orders are named than one request may.",
        .missingInvoiceNumber: "No order is named.",
        .unknownInvoiceNumber: "You have no order of this number.",
        .unknownOrder: "You have no order of this number.",
        .notAllowed: "The order is with the collector, or has no invoice yet.",
        .creditedBeforeStart: "The order was credited in full before its start: there is nothing to collect.",
        .alreadyStarted: "The workflow was started before.",
        .alreadyPaid: "Nothing is due any more.",
        .descriptionTooLong: "The description is longer than \(FieldLimits.paymentDescription) characters.",
        .creditNumberTaken: "You used this credit note number before, for another credit.",
        .creditNotPossible: "More than can still be credited, no amount above zero, or the collector has the order.",
        .fullyCredited: "The whole order has been credited.",
        .wrongCreditAmount: "Not an amount above zero in the form 12.50, of at most \(OrderLimits.maxAmount).",
        .wrongReturnCosts:
            "Not an amount in the form 2.50, or without `returnCosts` 1 beside it, or the other way round.",
        .wrongCreditNumber: "The credit note number is longer than \(FieldLimits.creditNumber) characters.",
        .wrongPaymentAmount:
            "Not an amount above zero in the form 12.50, of at most \(OrderLimits.maxAmount).",
        .unsupportedResume: "`RESUME` is not `y`.",
        .holdTooLong: "A guaranteed order may be on hold for 14 days, another for 365.",
        .cannotHold: "The order is not started, has ended or is with the collector.",
        .wrongHoldDays: "Not a whole number of days.",
        .missingMessage: "There is no message.",
        .messageTooLong: "The message is longer than \(FieldLimits.message) characters.",
    ]
}

extension ErrorCatalogue {
    /// Every error of one call, by its code.
    /// - Parameter except: what the API that the call belongs to cannot meet.
    func references(except: Set<Refusal.Reason> = []) -> [ErrorReference] {
        let reasons = codes.filter { !except.contains($0.key) }
        return Dictionary(grouping: reasons, by: \.value).map { code, reasons in
            ErrorReference(
                code: code, texts[code] ?? "",
                reasons.compactMap(\.key.meaning).uniqued().sorted())
        }.sorted { ($0.code ?? "") < ($1.code ?? "") }
    }
}
