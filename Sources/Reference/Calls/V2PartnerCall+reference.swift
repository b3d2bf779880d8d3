import Domain
import UseCases
package import Wire

extension V2PartnerCall {
    package var reference: CallReference {
        switch self {
        case .create: create
        case .info: info
        case .list: list
        case .update: update
        case .rotateID: rotateID
        case .deactivate: activation("deactivate-merchant", "Deactivate merchant", isActive: false)
        case .reactivate: activation("reactivate-merchant", "Reactivate merchant", isActive: true)
        }
    }

    private func reference(
        _ id: String, _ title: String, _ summary: String, _ paragraphs: [String], _ fields: [FieldReference],
        success: [FieldReference], errors: [ErrorReference] = [], _ examples: [CallExample]
    ) -> CallReference {
        let isAboutOne = self != .create && self != .list
        return CallReference(
            id, in: .partners, "/v2/\(rawValue)", title: title, summary: summary, paragraphs: paragraphs,
            request: FieldReference.credentials + fields,
            replies: [ResponseReference("The request succeeded.", [.status("success")] + success), .invalid()]
                + (isAboutOne ? [.failure(404, "You have no merchant with this username.")] : [])
                + (isMutating ? [.keyReused] : []) + ResponseReference.commonFailures,
            errors: errors + (isAboutOne ? [Self.unknownMerchant] : [])
                + ErrorReference.statusCallErrors(
                    unreadable:
                        "The body is not valid JSON, is not an object, or is too large. Correct it and send it "
                        + "again.", Self.notPartner), examples: examples,
            acceptsIdempotencyKey: isMutating)
    }

    private static let unknownMerchant = ErrorReference(
        404, "Merchant not found",
        "No merchant under your partner account has this username. List your merchants to find it.")

    private static let notPartner = ErrorReference(
        403, "This account is not a partner.", "This account is not a partner account. Contact support.")

    private static let invalid = ErrorReference(
        400, "1. cocNumber: This value should not be blank. 2. …",
        "Lists every invalid field with what is wrong. The same list, one entry per field, is in `errors`. "
            + "Correct them all and send the request again.")

    private static let username = FieldReference(
        "username", .text(upTo: FieldLimits.username.upperBound), .required, "The merchant's username.")

    // MARK: Create and update

    private var create: CallReference {
        reference(
            "create-merchant", "Create merchant", "Creates a merchant under your partner account.",
            [
                "The merchant is active at once, in both APIs, with the client ID in the response. That client ID "
                    + "is shown only once. The platform assigns the letter code."
            ],
            MerchantField.allCases.map { $0.reference(need: $0.isRequired ? .required : .optional) },
            success: [
                .code("200"), FieldReference("description", .text, "Description of `code`."), .result(),
                FieldReference("uniqueID", .text, "The merchant's client ID. Store it now: it is shown only once."),
                FieldReference("username", .text, "The merchant's username."), Self.passwordLink,
            ],
            errors: [
                Self.invalid,
                ErrorReference(
                    400, "username: Merchant with username X already exists", "The username is taken. Choose another."),
            ],
            [
                CallExample(
                    "A bakery", .json(Self.bakery),
                    response: .json([
                        "status": "success", "code": "200", "description": "Merchant successfully added",
                        "result": "MSG", "uniqueID": "9c1e5b7a3d2f48609e8d7c6b5a4f3e2d1c0b9a87", "username": "bakkerij",
                    ]), volatileFields: ["uniqueID"], fresh: ["bakkerij": "bakkerij-"])
            ])
    }

    private var update: CallReference {
        reference(
            "update-merchant", "Update merchant", "Updates a merchant's details.",
            [
                "Only the fields you send change. Workflows you send are added, or get the new start delay; none "
                    + "is removed."
            ],
            [Self.username] + MerchantField.allCases.filter { $0 != .username }.map { $0.reference(need: .optional) },
            success: [Self.merchant, Self.passwordLink], errors: [Self.invalid],
            [
                CallExample(
                    "Change the phone number",
                    .json(
                        .object(SampleData.partnertest + [Self.shop, .init("phone", "0201234567")])),
                    response: .json(["status": "success", "merchant": Self.merchantExample(phone: "0201234567")]))
            ])
    }

    private static let passwordLink = FieldReference(
        "changePasswordLink", .webAddress, .conditional("if requested"),
        "Link with which the merchant sets a password. Valid once, for 24 hours.")

    private static let bakery: OrderedJSON = .object(
        SampleData.partnertest + [
            .init("companyName", "Bakkerij Jansen"), .init("cocNumber", "12345678"),
            .init("vatNumber", "NL123456789B01"), .init("firstName", "Jan"), .init("lastName", "Jansen"),
            .init("email", "jan@bakkerij.example"), .init("phone", "0612345678"),
            .init("contactEmail", "vragen@bakkerij.example"), .init("contactPhone", "0201112233"),
            .init("street", "Damrak"), .init("houseNumber", "1"), .init("postCode", "1012JS"),
            .init("city", "Amsterdam"), .init("countryCode", "NL"), .init("bankAccountNumber", "NL91ABNA0417164300"),
            .init("bic", "ABNANL2A"), .init("tnv", "Bakkerij Jansen"), .init("username", "bakkerij"),
            .init("workflows", [["number": 1, "daysBeforeFirstInvoice": 5]]),
        ])

    private static let shopName = SandboxAccount.underPartner.username
    private static let shop = OrderedJSON.Member("username", .string(shopName))

    private static func merchantExample(phone: String = "0612345678", isActive: Bool = true) -> OrderedJSON {
        [
            "username": .string(shopName), "letterCode": "PSH", "isActive": .bool(isActive),
            "createdAt": "2026-11-23T13:00:00.000+01:00", "companyName": "Sandbox partnershop",
            "cocNumber": "12345678", "vatNumber": "NL123456789B01", "firstName": "Piet", "lastName": "de Vries",
            "email": "partnershop@shop.example", "phone": .string(phone), "contactEmail": "vragen@shop.example",
            "contactPhone": "0201112233", "street": "Voorbeeldstraat", "houseNumber": "2", "houseExtension": nil,
            "postCode": "9999ZZ", "city": "Stitswerd", "countryCode": "NL",
            "bankAccountNumber": "NL91ABNA0417164300", "bic": "ABNANL2A", "tnv": "Sandbox partnershop",
            "websiteUrl": nil, "clientPlatform": nil, "method": nil, "hasLogo": false,
            "workflows": [
                ["number": 1, "name": "Guaranteed", "daysBeforeFirstInvoice": 3],
                ["number": 2, "name": "Guaranteed business", "daysBeforeFirstInvoice": 3],
                ["number": 3, "name": "Not guaranteed", "daysBeforeFirstInvoice": 3],
                ["number": 4, "name": "Direct debit", "daysBeforeFirstInvoice": 0],
            ],
        ]
    }

    // MARK: Other calls

    private var info: CallReference {
        reference(
            "merchant-info", "Merchant info", "Returns a merchant's details.", [], [Self.username],
            success: [Self.merchant],
            [
                CallExample(
                    "The merchant in every sandbox", .json(.object(SampleData.partnertest + [Self.shop])),
                    response: .json(["status": "success", "merchant": Self.merchantExample()])),
                CallExample(
                    "Another partner's merchant",
                    .json(.object(SampleData.partnertest + [.init("username", "usertest")])), 404,
                    response: .json(["status": "error", "message": "Merchant not found"])),
            ])
    }

    private var list: CallReference {
        reference(
            "list-merchants", "List merchants", "Lists your merchants, sorted by username.",
            [
                "A page after the last one is empty."
            ],
            [
                FieldReference("page", .integer(1...1_000_000), .optional, "Page number. Default: 1."),
                FieldReference(
                    "pageSize", .integer(FieldLimits.merchantsPerPage), .optional,
                    "Merchants per page. Default: 25."),
                FieldReference(
                    "search", .text(upTo: FieldLimits.merchantSearch), .optional,
                    "Text to find in company name or username. Not case-sensitive."),
            ],
            success: [
                FieldReference(
                    "merchants", .list(.object("Merchant", Self.merchantFields)),
                    "The merchants on this page."),
                FieldReference(
                    "page", .count,
                    "The page number."), FieldReference("pageSize", .count, "Merchants per page."),
                FieldReference("total_merchants", .count, "Total number of merchants."),
                FieldReference("total_pages", .count, "Total number of pages."),
            ],
            [
                CallExample(
                    "Merchants with “partner” in their name",
                    .json(.object(SampleData.partnertest + [.init("search", "partner")])),
                    response: .json([
                        "status": "success", "merchants": [Self.merchantExample()], "page": 1, "pageSize": 25,
                        "total_merchants": 1, "total_pages": 1,
                    ]))
            ])
    }

    private var rotateID: CallReference {
        reference(
            "rotate-client-id", "Rotate client ID", "Replaces a merchant's client ID.",
            ["The old client ID stops working at once."], [Self.username],
            success: [
                FieldReference("username", .text, "The merchant's username."),
                FieldReference("uniqueID", .text, "The new client ID, shown only once."),
            ],
            [
                CallExample(
                    "A new client ID", .json(.object(SampleData.partnertest + [Self.shop])),
                    response: .json([
                        "status": "success", "username": .string(Self.shopName),
                        "uniqueID": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
                    ]), volatileFields: ["uniqueID"])
            ])
    }

    private func activation(_ id: String, _ title: String, isActive: Bool) -> CallReference {
        reference(
            id, title,
            isActive
                ? "Reactivates a merchant."
                : "Deactivates a merchant: no new checks or orders; existing orders can still be managed.",
            ["Repeating the call changes nothing."], [Self.username],
            success: [
                FieldReference("username", .text, "The merchant's username."),
                FieldReference("isActive", .boolean, "Whether the merchant is active."),
            ],
            [
                CallExample(
                    title, .json(.object(SampleData.partnertest + [Self.shop])),
                    response: .json([
                        "status": "success", "username": .string(Self.shopName), "isActive": .bool(isActive),
                    ]))
            ])
    }

    private static let merchant = FieldReference(
        "merchant", .object("Merchant", merchantFields), .required, "The merchant's details.")

    private static let merchantFields: [FieldReference] =
        [
            FieldReference("username", .text, "The merchant's username."),
            FieldReference("letterCode", .text, "The letter code in its invoice numbers."),
            FieldReference("isActive", .boolean, "Whether it accepts new checks and orders."),
            FieldReference("createdAt", .instant, "When the merchant was created."),
        ]
        + MerchantField.ofProfile.map { field in
            FieldReference(field.memberName, .text, .required, field.meaning, isNullable: true)
        } + [
            FieldReference("hasLogo", .boolean, "Whether a logo is stored."),
            FieldReference(
                "workflows",
                .list(
                    .object(
                        "MerchantWorkflow",
                        [
                            FieldReference("number", .count, "The workflow number."),
                            FieldReference("name", .text, "The workflow's name."),
                            FieldReference(
                                "daysBeforeFirstInvoice", .count, "Days between start workflow and the invoice."),
                        ])), "The workflows it has agreed on."),
        ]
}

extension MerchantField {
    fileprivate var isRequired: Bool {
        switch self {
        case .houseExtension, .website, .clientPlatform, .logo, .method, .wantsPasswordLink, .workflows: false
        default: true
        }
    }

    fileprivate func reference(need: FieldReference.Requirement) -> FieldReference {
        FieldReference(memberName, type, need, meaning)
    }

    private var type: FieldType {
        switch self {
        case .wantsPasswordLink: .boolean
        case .workflows:
            .list(
                .object(
                    "WorkflowWish",
                    [
                        FieldReference(
                            "number", .integer(FieldLimits.workflowNumber), .required,
                            "Workflow number, 1 to 4."),
                        FieldReference(
                            "daysBeforeFirstInvoice", .integer(FieldLimits.startDelayDays), .optional,
                            "Days between start workflow and the invoice. Default: the workflow's own."),
                    ]), upTo: FieldLimits.workflowsPerMerchant)
        case .logo: .text
        case .houseNumber, .houseExtension: .text(upTo: FieldLimits.houseNumber)
        case .postalCode: .text(upTo: FieldLimits.postalCode)
        case .country: .text(upTo: FieldLimits.country)
        case .street: .text(upTo: FieldLimits.street)
        case .email, .contactEmail: .text(upTo: FieldLimits.email)
        case .phone, .contactPhone: .text(upTo: FieldLimits.phone.upperBound)
        case .bankAccount: .text(upTo: FieldLimits.iban)
        case .bic: .text(upTo: FieldLimits.bic)
        case .username: .text(upTo: FieldLimits.username.upperBound)
        case .website: .webAddress
        case .chamberOfCommerceNumber: .text(upTo: FieldLimits.chamberOfCommerceNumber.upperBound)
        case .vatNumber: .text(upTo: FieldLimits.vatNumber.upperBound)
        case .city: .text(upTo: FieldLimits.city)
        default: .text(upTo: FieldLimits.merchantText)
        }
    }

    fileprivate var meaning: String {
        switch self {
        case .companyName: "The company's name."
        case .chamberOfCommerceNumber: "Chamber of Commerce number; eight digits in the Netherlands."
        case .vatNumber: "VAT number with country code, for example `NL123456789B01`."
        case .firstName: "First name of the authorised signatory."
        case .lastName: "Last name of the authorised signatory."
        case .email: "Email address for the platform's messages to the merchant."
        case .phone: "Phone number for the platform's calls to the merchant."
        case .contactEmail: "Email address for customers."
        case .contactPhone: "Phone number for customers."
        case .street: "Street name."
        case .houseNumber: "House number; must start with a digit."
        case .houseExtension: "House number suffix."
        case .postalCode: "Postal code, in the country's format."
        case .city: "City."
        case .country: "Two-letter country code (ISO 3166-1)."
        case .bankAccount: "IBAN for payouts."
        case .bic: "BIC of the bank."
        case .accountHolder: "Name of the account holder."
        case .username:
            "API username of the shop: \(FieldLimits.username.prose) letters, digits, `.`, `-`, `_` and `@`."
        case .website: "Website URL."
        case .clientPlatform: "The shop's e-commerce platform."
        case .logo: "Logo: a PNG or SVG of at most \(FieldLimits.logoBytes / 1024) KiB, base64-encoded."
        case .method: "How the shop is connected, for example a plugin."
        case .wantsPasswordLink: "Whether to return a link with which the merchant sets a password."
        case .workflows: "The agreed workflows. Default: all four."
        }
    }
}
