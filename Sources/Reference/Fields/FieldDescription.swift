import Domain
import UseCases
import Wire

/// Description of a field of a check or an order, for both wire formats.
struct FieldDescription {
    let type: FieldType
    let text: String
    /// Requirement in a check; `nil` if a check ignores the field.
    let check: FieldReference.Requirement?
    /// Requirement in an order; `nil` if an order ignores the field.
    let order: FieldReference.Requirement?
    /// Reasons for which the field is refused.
    let reasons: [Refusal.Reason]

    init(
        _ type: FieldType, _ text: String, check: FieldReference.Requirement? = .optional,
        order: FieldReference.Requirement? = .optional,
        _ reasons: Refusal.Reason...
    ) {
        self.type = type
        self.text = text
        self.check = check
        self.order = order
        self.reasons = reasons
    }

    /// Other accepted date formats.
    fileprivate static let formsOfDates =
        "Also accepted: `d-m-yyyy` and `yyyy-m-d`, with `-`, `/` or `.`; a time after the date is ignored."

    /// Description of the field for one call.
    func field(
        named name: String, _ need: FieldReference.Requirement, otherNames: [String] = [], in catalogue: ErrorCatalogue?
    ) -> FieldReference {
        FieldReference(
            name, type, need, text, aliases: otherNames,
            codes: catalogue?.codes(for: reasons) ?? [])
    }
}

extension FieldDescription {
    /// Day of delivery of an order, which the start-workflow call accepts too.
    static let deliveryDate = FieldDescription(
        .date, "Delivery date, for the invoice. Default: the day of start-workflow.", check: nil,
        .invalidDeliveryDate)

    fileprivate static func vatReason(_ ofWhat: String) -> FieldDescription {
        FieldDescription(
            .choice(VATExemption.Reason.allCases.map(\.rawValue)), "Why no VAT is charged \(ofWhat).", check: nil,
            .invalidVATReason)
    }

    fileprivate static let vatReasonText = FieldDescription(
        .text(upTo: FieldLimits.vatReasonText),
        "The reason in your own words, for the invoice. Truncated if longer.", check: nil)
}

extension FormField {
    var meaning: FieldDescription {
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

    private var aboutCheck: FieldDescription {
        switch self {
        case .workflowNumber:
            FieldDescription(
                .integer(FieldLimits.workflowNumber),
                "Workflow number: the terms of collection and payout.",
                check: .required, order: .required, .missingWorkflowNumber, .unknownWorkflow)
        case .customerType:
            FieldDescription(
                .choice(["P", "B"]), "`P` for a consumer, `B` for a company. Not case-sensitive.",
                check: .required, order: .required, .missingCustomerType, .invalidCustomerType, .customerTypeNotAgreed)
        case .backdoor:
            FieldDescription(
                .choice(["1", "0"]), "Sandbox only: `1` always approves, `0` always rejects. Ignored in production.",
                order: nil)
        case .checkType: FieldDescription(.choice(["CREDIT"]), "The type of check.", order: nil, .invalidCheckType)
        case .payTrustScore:
            FieldDescription(
                .integer(FieldLimits.payTrustScore),
                "How far you trust the customer. From 10, the customer's limit is 25% higher.", order: nil,
                .invalidPayTrustScore)
        default:
            FieldDescription(
                .amount, "Order total, including VAT; at most \(OrderLimits.maxAmount).", check: .required,
                .missingAmount, .invalidAmount, .amountAboveLimit)
        }
    }

    private var aboutPerson: FieldDescription {
        let business = FieldReference.Requirement.conditional("for companies")
        return switch self {
        case .companyName:
            FieldDescription(
                .text(upTo: FieldLimits.companyName.upperBound),
                "Company name, at least \(FieldLimits.companyName.lowerBound) characters.", check: business,
                order: business,
                .missingCompanyName, .invalidCompanyName)
        case .chamberOfCommerceNumber:
            FieldDescription(
                .text(upTo: FieldLimits.chamberOfCommerceNumber.upperBound),
                "Chamber of Commerce number, at least \(FieldLimits.chamberOfCommerceNumber.lowerBound) characters.",
                check: business, order: business, .missingChamberOfCommerceNumber, .invalidChamberOfCommerceNumber)
        case .vatNumber:
            FieldDescription(
                .text(upTo: FieldLimits.vatNumber.upperBound),
                "VAT number, with country code.", check: nil, .invalidVATNumber)
        case .firstName:
            FieldDescription(
                .text(upTo: FieldLimits.name), "The customer's first name.", check: .conditional("without initials"),
                order: .conditional("without initials"), .missingFirstName)
        case .initials:
            FieldDescription(
                .text(upTo: FieldLimits.initials), "The customer's initials.",
                check: .conditional("without a first name"),
                order: .conditional("without a first name"), .missingFirstName)
        case .lastName:
            FieldDescription(
                .text(upTo: FieldLimits.name), "The customer's last name.", check: .required, order: .required,
                .missingLastName)
        case .sex:
            FieldDescription(
                .choice(["M", "F", "V", "O"]), "Sex: `M` male, `F` or `V` female, `O` other.",
                check: .conditional("for consumers, if the workflow requires it"),
                order: .conditional("for consumers, if the workflow requires it"), .missingSex, .invalidSex)
        default:
            FieldDescription(
                .date,
                "Date of birth. Minimum age: 18 for a check, 16 for an order. "
                    + FieldDescription.formsOfDates,
                check: .conditional("for consumers on guaranteed workflows"),
                order: .conditional("for consumers on guaranteed workflows"), .missingBirthDate, .invalidBirthDate,
                .tooYoung)
        }
    }

    private var aboutContact: FieldDescription {
        switch self {
        case .phone:
            FieldDescription(
                .text(upTo: FieldLimits.phone.upperBound),
                """
                Phone number, \(FieldLimits.phone.prose) characters: digits, spaces, `+`, `-` and brackets; dots and \
                slashes count as spaces.
                """,
                check: .required, order: .required, .missingPhone, .invalidPhone)
        case .email:
            FieldDescription(
                .text(upTo: FieldLimits.email), "The customer's email address.", check: .required, order: .required,
                .missingEmail,
                .invalidEmail)
        case .secondEmail:
            FieldDescription(
                .text(upTo: FieldLimits.email),
                "Email address for a copy of the invoice.", check: nil, .invalidSecondEmail)
        default:
            FieldDescription(
                .text(upTo: FieldLimits.ipAddress), "The customer's IP address (IPv4 or IPv6).", .invalidIPAddress)
        }
    }

    private var aboutAddress: FieldDescription {
        switch self {
        case .street:
            FieldDescription(.text(upTo: FieldLimits.street), "Street name.", order: .required, .missingStreet)
        case .houseNumber:
            FieldDescription(
                .text(upTo: FieldLimits.houseNumber),
                "House number; must start with a digit. A suffix may follow after a space.",
                check: .required,
                order: .required,
                .missingHouseNumber, .invalidHouseNumber)
        case .houseExtension:
            FieldDescription(
                .text(upTo: FieldLimits.houseNumber),
                "House number suffix, for example `A` or `bis`.", .invalidHouseExtension
            )
        case .postalCode:
            FieldDescription(
                .text(upTo: FieldLimits.postalCode), "Postal code, in its country's format.", check: .required,
                order: .required,
                .missingPostalCode, .invalidPostalCode)
        case .city:
            FieldDescription(
                .text(upTo: FieldLimits.city),
                "City: letters, spaces, hyphens and apostrophes, and other characters of official names.",
                check: .conditional("outside the Netherlands"), order: .required, .missingCity, .invalidCity)
        default:
            FieldDescription(
                .text(upTo: FieldLimits.country), "Two-letter country code (ISO 3166-1). Default: `NL`.",
                .invalidCountry)
        }
    }

    private var aboutDelivery: FieldDescription {
        let elsewhere = FieldReference.Requirement.conditional("if goods go to another address")
        return switch self {
        case .deliveryStreet:
            FieldDescription(
                .text(upTo: FieldLimits.street),
                "Street name, no P.O. box. Truncated if longer.", .deliveryNotAllowed)
        case .deliveryHouseNumber:
            FieldDescription(
                .text(upTo: FieldLimits.houseNumber), "House number.", check: elsewhere, order: elsewhere,
                .invalidDeliveryHouseNumber)
        case .deliveryHouseExtension:
            FieldDescription(
                .text(upTo: FieldLimits.houseNumber), "House number suffix.", .invalidDeliveryHouseExtension)
        case .deliveryPostalCode:
            FieldDescription(
                .text(upTo: FieldLimits.postalCode), "Postal code.", check: elsewhere, order: elsewhere,
                .invalidDeliveryPostalCode)
        case .deliveryCity: FieldDescription(.text(upTo: FieldLimits.city), "City.", .invalidDeliveryCity)
        case .deliveryCountry:
            FieldDescription(
                .text(upTo: FieldLimits.country), "Two-letter country code. Default: `NL`.",
                .invalidDeliveryCountry)
        case .deliveryCompanyName:
            FieldDescription(
                .text(upTo: FieldLimits.name),
                "Recipient company, if different from the customer's. Truncated if longer.")
        case .deliveryFirstName:
            FieldDescription(
                .text(upTo: FieldLimits.name),
                "Recipient's first name, if different from the customer's. Truncated if longer.")
        default:
            FieldDescription(
                .text(upTo: FieldLimits.name),
                "Recipient's last name, if different from the customer's. Truncated if longer.")
        }
    }

    private var aboutOrder: FieldDescription {
        switch self {
        case .orderNumber:
            FieldDescription(
                .text(upTo: FieldLimits.orderNumber), "Your order number: letters, digits, `.`, `_` and `-`.",
                check: nil,
                order: .required, .missingOrderNumber, .orderNumberTooLong, .invalidOrderNumber, .orderNumberTaken)
        case .date:
            FieldDescription(
                .date,
                "Order date, from \(OrderLimits.earliestDate.dayMonthYear) to \(OrderLimits.maxDaysAhead) days "
                    + "after today. \(FieldDescription.formsOfDates)", check: nil,
                order: .required, .missingDate, .invalidDate)
        case .checkUUID:
            FieldDescription(
                .text(upTo: FieldLimits.checkUUID),
                "UUID of the credit check. Valid for one order, for 24 hours.",
                check: nil,
                order: .conditional("for guaranteed workflows"), .missingCheck, .checkNotFound, .checkRejected,
                .checkExpired, .checkUsed, .checkWithoutGuarantee, .amountAboveCheck)
        case .isDryRun:
            FieldDescription(
                .boolean,
                "Validate only: nothing is stored, no check is used up. `Y`, `N`, `1` and `0` are accepted too.",
                check: nil,
                .invalidDryRun)
        default: FieldDescription(.choice(["EUR"]), "The currency.", check: nil, .invalidCurrency)
        }
    }

    private var aboutSupply: FieldDescription {
        switch self {
        case .deliveryDate: .deliveryDate
        case .vatReason: .vatReason("on every line with a rate of 0 that has no reason of its own")
        default: .vatReasonText
        }
    }

    private var aboutDirectDebit: FieldDescription {
        let asked = FieldReference.Requirement.conditional("for workflows with direct debit")
        return switch self {
        case .bankAccount:
            FieldDescription(
                .text(upTo: FieldLimits.iban), "The customer's IBAN.", check: nil, order: asked, .missingBankAccount,
                .invalidBankAccount)
        case .accountHolder:
            FieldDescription(
                .text(upTo: FieldLimits.name), "Name of the account holder.", check: nil,
                order: .conditional("if a bank account is sent"), .missingAccountHolder)
        case .mandateID:
            FieldDescription(
                .text(upTo: FieldLimits.mandateID), "Mandate ID; digits only.", check: nil, order: asked,
                .invalidMandateID)
        default:
            FieldDescription(
                .choice(["FIRST", "RECURRING", "ONETIME"]), "Mandate type.", check: nil,
                order: .conditional("if a mandate is sent"), .invalidMandateType)
        }
    }

    private var aboutReferences: FieldDescription {
        switch self {
        case .additionalText:
            FieldDescription(
                .text(upTo: FieldLimits.additionalText),
                "Text printed on the invoice. If the workflow requires a reference: letters, digits, `_` and `-` only.",
                check: nil, order: .conditional("if the workflow requires it"), .missingAdditionalText,
                .invalidAdditionalText)
        case .merchantInvoiceNumber:
            FieldDescription(
                .text(upTo: FieldLimits.orderNumber), "Your own invoice number: letters, digits, `_` and `-`.",
                check: nil,
                .invalidMerchantInvoiceNumber)
        case .debtorNumber:
            FieldDescription(
                .text(upTo: FieldLimits.debtorNumber), "Your customer number. Truncated if longer.", check: nil)
        case .trackAndTrace:
            FieldDescription(
                .text(upTo: FieldLimits.trackAndTrace),
                "The parcel's tracking code. Truncated if longer.", check: nil)
        default:
            FieldDescription(
                .text(upTo: FieldLimits.variable),
                "Free text. Truncated if longer.", check: nil)
        }
    }
}

extension LineField {
    var meaning: FieldDescription {
        switch self {
        case .code:
            FieldDescription(
                .text(upTo: FieldLimits.itemCode), "Your item code. A session truncates longer values.", check: nil,
                .itemCodeTooLong)
        case .description:
            FieldDescription(
                .text(upTo: FieldLimits.itemDescription),
                "Item description, printed on the invoice. Truncated if longer.",
                check: nil)
        case .quantity:
            FieldDescription(
                .decimal, "Quantity, at most \(OrderLimits.maxQuantity). Default: 1.", check: nil, .invalidItemAmount,
                .amountAboveLimit)
        case .priceIncludingVAT:
            FieldDescription(
                .decimal,
                "Unit price including VAT, at most \(OrderLimits.maxUnitPrice); negative for a discount.",
                check: nil, order: .conditional("if no price excluding VAT is sent"), .invalidItemAmount,
                .amountAboveLimit)
        case .priceExcludingVAT:
            FieldDescription(
                .decimal,
                "Unit price excluding VAT. Used only if no price including VAT is sent. On a business order VAT "
                    + "is then computed once per rate, over the sum of such lines.", check: nil,
                order: .conditional("if no price including VAT is sent"), .invalidItemAmount, .amountAboveLimit)
        case .totalIncludingVAT:
            FieldDescription(
                .amount, "Line total including VAT. Used if it is within one cent per unit of quantity times price.",
                check: nil, .invalidItemAmount)
        case .vatRate:
            FieldDescription(
                .decimal,
                "VAT rate in percent: \(VATRate.acceptedPercentages.map(\.description).joined(separator: ", ")).",
                check: nil, order: .required, .invalidVATRate)
        case .vatReason: .vatReason("on a line with a rate of 0. Default: the order's reason")
        case .vatReasonText: .vatReasonText
        }
    }
}
