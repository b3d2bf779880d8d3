import Domain
import UseCases

/// What the reference says of a field of a check or an order, whatever a wire format calls it.
struct FieldMeaning {
    let type: FieldType
    let text: String
    /// Whether a check has it; nothing where a check does not look at it.
    let check: FieldReference.Need?
    /// The same of an order.
    let order: FieldReference.Need?
    /// Why it can be refused.
    let reasons: [Refusal.Reason]

    init(
        _ type: FieldType, _ text: String, check: FieldReference.Need? = .never, order: FieldReference.Need? = .never,
        _ reasons: Refusal.Reason...
    ) {
        self.type = type
        self.text = text
        self.check = check
        self.order = order
        self.reasons = reasons
    }

    /// What is read beside the documented form of a date.
    fileprivate static let formsOfDates =
        "Also accepted: `d-m-yyyy` and `yyyy-m-d`, with `-`, `/` or `.`; a time after the date is ignored."

    /// The field of one call.
    func field(
        named name: String, _ need: FieldReference.Need, otherNames: [String] = [], in catalogue: ErrorCatalogue?
    ) -> FieldReference {
        FieldReference(
            name, type, need, text, otherNames: otherNames,
            codes: catalogue?.codes(for: reasons) ?? [])
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it first stands.
    package func uniqued() -> [Element] { uniqued(on: \.self) }
}

extension FieldMeaning {
    /// Of an order; the start of its workflow has it too.
    static let deliveryDate = FieldMeaning(
        .date, "Delivery date, for the invoice. Default: the day of start-workflow.", check: nil,
        .wrongDeliveryDate)

    fileprivate static func vatReason(_ ofWhat: String) -> FieldMeaning {
        FieldMeaning(
            .choice(VATExemption.Reason.allCases.map(\.rawValue)), "Why no VAT is charged \(ofWhat).", check: nil,
            .wrongVATReason)
    }

    fileprivate static let vatReasonText = FieldMeaning(
        .text(upTo: FieldLimits.vatReasonText),
        "The reason in your own words, for the invoice. Truncated if longer.", check: nil)
}

extension FormField {
    var meaning: FieldMeaning {
        switch self {
        case .workflowNumber, .customerType, .amount, .backdoor, .checkType, .payTrustScore: aboutCheck
        case .companyName, .chamberOfCommerceNumber, .vatNumber, .firstName, .initials, .lastName, .sex, .birthDate:
            aboutPerson
        case .phone, .email, .secondEmail, .ipAddress: aboutContact
        case .street, .houseNumber, .houseExtension, .postalCode, .city, .country: aboutAddress
        case .deliveryStreet, .deliveryHouseNumber, .deliveryHouseExtension, .deliveryPostalCode, .deliveryCity,
            .deliveryCountry, .deliveryCompanyName, .deliveryFirstName, .deliveryLastName:
            aboutDelivery
        case .orderNumber, .date, .checkUUID, .isDryRun, .currency: aboutOrder
        case .deliveryDate, .vatReason, .vatReasonText: aboutSupply
        case .bankAccount, .accountHolder, .mandateID, .mandateType: aboutDirectDebit
        case .additionalText, .merchantInvoiceNumber, .debtorNumber, .trackAndTrace, .variable1, .variable2,
            .variable3:
            aboutReferences
        }
    }

    private var aboutCheck: FieldMeaning {
        switch self {
        case .workflowNumber:
            FieldMeaning(
                .integer(FieldLimits.workflowNumber),
                "Workflow number: the terms of collection and payout.",
                check: .always, order: .always, .missingWorkflowNumber, .unknownWorkflow)
        case .customerType:
            FieldMeaning(
                .choice(["P", "B"]), "`P` for a consumer, `B` for a company. Not case-sensitive.",
                check: .always, order: .always, .missingCustomerType, .wrongCustomerType, .customerTypeNotAgreed)
        case .backdoor:
            FieldMeaning(
                .choice(["1", "0"]), "Sandbox only: `1` always approves, `0` always rejects. Ignored in production.",
                order: nil)
        case .checkType: FieldMeaning(.choice(["CREDIT"]), "The type of check.", order: nil, .wrongCheckType)
        case .payTrustScore:
            FieldMeaning(
                .integer(FieldLimits.payTrustScore),
                "How far you trust the customer. From 10, the customer's limit is 25% higher.", order: nil,
                .wrongPayTrustScore)
        default:
            FieldMeaning(
                .amount, "Order total, including VAT; at most \(OrderLimits.maxAmount).", check: .always,
                .missingAmount, .wrongAmount, .amountAboveLimit)
        }
    }

    private var aboutPerson: FieldMeaning {
        let business = FieldReference.Need.when("for companies")
        return switch self {
        case .companyName:
            FieldMeaning(
                .text(upTo: FieldLimits.companyName.upperBound),
                "Company name, at least \(FieldLimits.companyName.lowerBound) characters.", check: business,
                order: business,
                .missingCompanyName, .wrongCompanyName)
        case .chamberOfCommerceNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.chamberOfCommerceNumber.upperBound),
                "Chamber of Commerce number, at least \(FieldLimits.chamberOfCommerceNumber.lowerBound) characters.",
                check: business, order: business, .missingChamberOfCommerceNumber, .wrongChamberOfCommerceNumber)
        case .vatNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.vatNumber.upperBound),
                "VAT number, with country code.", check: nil, .wrongVATNumber)
        case .firstName:
            FieldMeaning(
                .text(upTo: FieldLimits.name), "The customer's first name.", check: .when("without initials"),
                order: .when("without initials"), .missingFirstName)
        case .initials:
            FieldMeaning(
                .text(upTo: FieldLimits.initials), "The customer's initials.", check: .when("without a first name"),
                order: .when("without a first name"), .missingFirstName)
        case .lastName:
            FieldMeaning(
                .text(upTo: FieldLimits.name), "The customer's last name.", check: .always, order: .always,
                .missingLastName)
        case .sex:
            FieldMeaning(
                .choice(["M", "F", "V", "O"]), "Sex: `M` male, `F` or `V` female, `O` other.",
                check: .when("for consumers, if the workflow requires it"),
                order: .when("for consumers, if the workflow requires it"), .missingSex, .wrongSex)
        default:
            FieldMeaning(
                .date,
                "Date of birth. Minimum age: 18 for a check, 16 for an order. "
                    + FieldMeaning.formsOfDates,
                check: .when("for consumers on guaranteed workflows"),
                order: .when("for consumers on guaranteed workflows"), .missingBirthDate, .wrongBirthDate,
                .tooYoung)
        }
    }

    private var aboutContact: FieldMeaning {
        switch self {
        case .phone:
            FieldMeaning(
                .text(upTo: FieldLimits.phone.upperBound),
                """
                Phone number, \(FieldLimits.phone.prose) characters: digits, spaces, `+`, `-` and brackets; dots and \
                slashes count as spaces.
                """,
                check: .always, order: .always, .missingPhone, .wrongPhone)
        case .email:
            FieldMeaning(
                .text(upTo: FieldLimits.email), "The customer's email address.", check: .always, order: .always,
                .missingEmail,
                .wrongEmail)
        case .secondEmail:
            FieldMeaning(
                .text(upTo: FieldLimits.email),
                "Email address for a copy of the invoice.", check: nil, .wrongSecondEmail)
        default:
            FieldMeaning(
                .text(upTo: FieldLimits.ipAddress), "The customer's IP address (IPv4 or IPv6).", .wrongIPAddress)
        }
    }

    private var aboutAddress: FieldMeaning {
        switch self {
        case .street: FieldMeaning(.text(upTo: FieldLimits.street), "Street name.", order: .always, .missingStreet)
        case .houseNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.houseNumber),
                "House number; must start with a digit. A suffix may follow after a space.",
                check: .always,
                order: .always,
                .missingHouseNumber, .wrongHouseNumber)
        case .houseExtension:
            FieldMeaning(
                .text(upTo: FieldLimits.houseNumber),
                "House number suffix, for example `A` or `bis`.", .wrongHouseExtension
            )
        case .postalCode:
            FieldMeaning(
                .text(upTo: FieldLimits.postalCode), "Postal code, in its country's format.", check: .always,
                order: .always,
                .missingPostalCode, .wrongPostalCode)
        case .city:
            FieldMeaning(
                .text(upTo: FieldLimits.city),
                "City: letters, spaces, hyphens and apostrophes, and other characters of official names.",
                check: .when("outside the Netherlands"), order: .always, .missingCity, .wrongCity)
        default:
            FieldMeaning(
                .text(upTo: FieldLimits.country), "Two-letter country code (ISO 3166-1). Default: `NL`.",
                .wrongCountry)
        }
    }

    private var aboutDelivery: FieldMeaning {
        let elsewhere = FieldReference.Need.when("if goods go to another address")
        return switch self {
        case .deliveryStreet:
            FieldMeaning(
                .text(upTo: FieldLimits.street),
                "Street name, no P.O. box. Truncated if longer.", .deliveryNotAllowed)
        case .deliveryHouseNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.houseNumber), "House number.", check: elsewhere, order: elsewhere,
                .wrongDeliveryHouseNumber)
        case .deliveryHouseExtension:
            FieldMeaning(
                .text(upTo: FieldLimits.houseNumber), "House number suffix.", .wrongDeliveryHouseExtension)
        case .deliveryPostalCode:
            FieldMeaning(
                .text(upTo: FieldLimits.postalCode), "Postal code.", check: elsewhere, order: elsewhere,
                .wrongDeliveryPostalCode)
        case .deliveryCity: FieldMeaning(.text(upTo: FieldLimits.city), "City.", .wrongDeliveryCity)
        case .deliveryCountry:
            FieldMeaning(
                .text(upTo: FieldLimits.country), "Two-letter country code. Default: `NL`.",
                .wrongDeliveryCountry)
        case .deliveryCompanyName:
            FieldMeaning(
                .text(upTo: FieldLimits.name),
                "Recipient company, if different from the customer's. Truncated if longer.")
        case .deliveryFirstName:
            FieldMeaning(
                .text(upTo: FieldLimits.name),
                "Recipient's first name, if different from the customer's. Truncated if longer.")
        default:
            FieldMeaning(
                .text(upTo: FieldLimits.name),
                "Recipient's last name, if different from the customer's. Truncated if longer.")
        }
    }

    private var aboutOrder: FieldMeaning {
        switch self {
        case .orderNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.orderNumber), "Your order number: letters, digits, `.`, `_` and `-`.",
                check: nil,
                order: .always, .missingOrderNumber, .orderNumberTooLong, .wrongOrderNumber, .orderNumberTaken)
        case .date:
            FieldMeaning(
                .date,
                "Order date, from \(OrderLimits.earliestDate.dayMonthYear) to \(OrderLimits.maxDaysAhead) days "
                    + "after today. \(FieldMeaning.formsOfDates)", check: nil,
                order: .always, .missingDate, .wrongDate)
        case .checkUUID:
            FieldMeaning(
                .text(upTo: FieldLimits.checkUUID),
                "UUID of the credit check. Valid for one order, for 24 hours.",
                check: nil,
                order: .when("for guaranteed workflows"), .missingCheck, .checkNotFound, .checkRejected,
                .checkExpired, .checkUsed, .checkWithoutGuarantee, .amountAboveCheck)
        case .isDryRun:
            FieldMeaning(
                .boolean,
                "Validate only: nothing is stored, no check is used up. `Y`, `N`, `1` and `0` are accepted too.",
                check: nil,
                .wrongDryRun)
        default: FieldMeaning(.choice(["EUR"]), "The currency.", check: nil, .wrongCurrency)
        }
    }

    private var aboutSupply: FieldMeaning {
        switch self {
        case .deliveryDate: .deliveryDate
        case .vatReason: .vatReason("on every line with a rate of 0 that has no reason of its own")
        default: .vatReasonText
        }
    }

    private var aboutDirectDebit: FieldMeaning {
        let asked = FieldReference.Need.when("for workflows with direct debit")
        return switch self {
        case .bankAccount:
            FieldMeaning(
                .text(upTo: FieldLimits.iban), "The customer's IBAN.", check: nil, order: asked, .missingBankAccount,
                .wrongBankAccount)
        case .accountHolder:
            FieldMeaning(
                .text(upTo: FieldLimits.name), "Name of the account holder.", check: nil,
                order: .when("if a bank account is sent"), .missingAccountHolder)
        case .mandateID:
            FieldMeaning(
                .text(upTo: FieldLimits.mandateID), "Mandate ID; digits only.", check: nil, order: asked,
                .wrongMandateID)
        default:
            FieldMeaning(
                .choice(["FIRST", "RECURRING", "ONETIME"]), "Mandate type.", check: nil,
                order: .when("if a mandate is sent"), .wrongMandateType)
        }
    }

    private var aboutReferences: FieldMeaning {
        switch self {
        case .additionalText:
            FieldMeaning(
                .text(upTo: FieldLimits.additionalText),
                "Text printed on the invoice. If the workflow requires a reference: letters, digits, `_` and `-` only.",
                check: nil, order: .when("if the workflow requires it"), .missingAdditionalText,
                .wrongAdditionalText)
        case .merchantInvoiceNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.orderNumber), "Your own invoice number: letters, digits, `_` and `-`.",
                check: nil,
                .wrongMerchantInvoiceNumber)
        case .debtorNumber:
            FieldMeaning(
                .text(upTo: FieldLimits.debtorNumber), "Your customer number. Truncated if longer.", check: nil)
        case .trackAndTrace:
            FieldMeaning(
                .text(upTo: FieldLimits.trackAndTrace),
                "The parcel's tracking code. Truncated if longer.", check: nil)
        default:
            FieldMeaning(
                .text(upTo: FieldLimits.variable),
                "Free text. Truncated if longer.", check: nil)
        }
    }
}

extension LineField {
    var meaning: FieldMeaning {
        switch self {
        case .code:
            FieldMeaning(
                .text(upTo: FieldLimits.itemCode), "Your item code. A session truncates longer values.", check: nil,
                .itemCodeTooLong)
        case .description:
            FieldMeaning(
                .text(upTo: FieldLimits.itemDescription),
                "Item description, printed on the invoice. Truncated if longer.",
                check: nil)
        case .quantity:
            FieldMeaning(
                .decimal, "Quantity, at most \(OrderLimits.maxQuantity). Default: 1.", check: nil, .wrongItemAmount,
                .amountAboveLimit)
        case .priceIncludingVAT:
            FieldMeaning(
                .decimal,
                "Unit price including VAT, at most \(OrderLimits.maxUnitPrice); negative for a discount.",
                check: nil, order: .when("if no price excluding VAT is sent"), .wrongItemAmount, .amountAboveLimit)
        case .priceExcludingVAT:
            FieldMeaning(
                .decimal,
                "Unit price excluding VAT. Used only if no price including VAT is sent. On a business order VAT "
                    + "is then computed once per rate, over the sum of such lines.", check: nil,
                order: .when("if no price including VAT is sent"), .wrongItemAmount, .amountAboveLimit)
        case .totalIncludingVAT:
            FieldMeaning(
                .amount, "Line total including VAT. Used if it is within one cent per unit of quantity times price.",
                check: nil, .wrongItemAmount)
        case .vatRate:
            FieldMeaning(
                .decimal, "VAT rate in percent: \(VATRate.accepted.map(\.description).joined(separator: ", ")).",
                check: nil, order: .always, .wrongVATRate)
        case .vatReason: .vatReason("on a line with a rate of 0. Default: the order's reason")
        case .vatReasonText: .vatReasonText
        }
    }
}
