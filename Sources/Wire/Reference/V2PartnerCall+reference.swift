import Domain
import UseCases

extension V2PartnerCall {
    package var reference: CallReference {
        switch self {
        case .create: create
        case .info: info
        case .list: list
        case .update: update
        case .rotateID: rotateID
        case .deactivate: switching("deactivate-merchant", "Deactivate merchant", isActive: false)
        case .reactivate: switching("reactivate-merchant", "Reactivate merchant", isActive: true)
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
            replies: [ReplyReference("When it was done.", [.status("success")] + success), .invalid()]
                + (isAboutOne ? [.failure(404, "When you have no such merchant.")] : [])
                + (changesSomething ? [.keyReused] : []) + ReplyReference.alsoFailure,
            errors: errors + (isAboutOne ? [Self.unknownMerchant] : [])
                + ErrorReference.ofFamily2(
                    unreadable: "It cannot be read, or is too large.", Self.notPartner), examples: examples,
            takesIdempotencyKey: changesSomething)
    }

    private static let unknownMerchant = ErrorReference(
        404, "Merchant not found", "There is no such merchant, or it is not under you.")

    private static let notPartner = ErrorReference(
        403, "This account is not a partner.", "Ask support to make it one.")

    private static let invalid = ErrorReference(
        400, "1. cocNumber: This value should not be blank. 2. …",
        "Every failing field with its number, its name and a sentence; `errors` has the same one by one.")

    private static let username = FieldReference(
        "username", .text(upTo: FieldLimits.username.upperBound), .always, "The merchant.")

    // MARK: Create and update

    private var create: CallReference {
        reference(
            "create-merchant", "Create merchant", "Take a merchant on, under you.",
            [
                "It works at once, in both APIs, with the client id that is shown this once. The platform chooses its "
                    + "letter code."
            ],
            MerchantField.allCases.map { $0.reference(need: $0.isRequired ? .always : .never) },
            success: [
                .code("200"), FieldReference("description", .text, "The same in words."), .result(),
                FieldReference("uniqueID", .text, "The merchant's client id. Keep it: it is shown this once."),
                FieldReference("username", .text, "The merchant's username."), Self.passwordLink,
            ],
            errors: [
                Self.invalid,
                ErrorReference(
                    400, "username: Merchant with username X already exists", "Somebody has it: choose another."),
            ],
            [
                CallExample(
                    "A bakery", .json(Self.bakery),
                    gives: .json([
                        "status": "success", "code": "200", "description": "Merchant successfully added",
                        "result": "MSG", "uniqueID": "9c1e5b7a3d2f48609e8d7c6b5a4f3e2d1c0b9a87", "username": "bakkerij",
                    ]), varying: ["uniqueID"], fresh: ["bakkerij": "bakkerij-"])
            ])
    }

    private var update: CallReference {
        reference(
            "update-merchant", "Update merchant", "Change what is known of a merchant.",
            [
                "Only what is sent changes. Workflows that are named get their start delay or come new; none goes."
            ],
            [Self.username] + MerchantField.allCases.filter { $0 != .username }.map { $0.reference(need: .never) },
            success: [Self.merchant, Self.passwordLink], errors: [Self.invalid],
            [
                CallExample(
                    "Another telephone number",
                    .json(
                        .object(ReferenceSample.partnertest + [Self.shop, .init("phone", "0201234567")])),
                    gives: .json(["status": "success", "merchant": Self.merchantExample(phone: "0201234567")]))
            ])
    }

    private static let passwordLink = FieldReference(
        "changePasswordLink", .webAddress, .when("where it was asked for"),
        "Where the merchant sets a password: good once, for 24 hours.")

    private static let bakery: JSONDocument = .object(
        ReferenceSample.partnertest + [
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
    private static let shop = JSONDocument.Member("username", .string(shopName))

    private static func merchantExample(phone: String = "0612345678", isActive: Bool = true) -> JSONDocument {
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

    // MARK: The others

    private var info: CallReference {
        reference(
            "merchant-info", "Merchant info", "What is known of a merchant.", [], [Self.username],
            success: [Self.merchant],
            [
                CallExample(
                    "The shop that every sandbox has", .json(.object(ReferenceSample.partnertest + [Self.shop])),
                    gives: .json(["status": "success", "merchant": Self.merchantExample()])),
                CallExample(
                    "Somebody else's merchant",
                    .json(.object(ReferenceSample.partnertest + [.init("username", "usertest")])), 404,
                    gives: .json(["status": "error", "message": "Merchant not found"])),
            ])
    }

    private var list: CallReference {
        reference(
            "list-merchants", "List merchants", "Your merchants, by username.",
            [
                "A page beyond the last is empty."
            ],
            [
                FieldReference("page", .integer(1...1_000_000), .never, "Which page; the first where absent."),
                FieldReference(
                    "pageSize", .integer(FieldLimits.merchantsPerPage), .never,
                    "Merchants on a page; 25 where absent."),
                FieldReference(
                    "search", .text(upTo: FieldLimits.merchantSearch), .never,
                    "What name or username contain; capitals do not matter."),
            ],
            success: [
                FieldReference("merchants", .list(.object("Merchant", Self.merchantFields)), "Those of the page."),
                FieldReference("page", .count, "The page."), FieldReference("pageSize", .count, "Merchants on a page."),
                FieldReference("total_merchants", .count, "How many there are."),
                FieldReference("total_pages", .count, "On how many pages."),
            ],
            [
                CallExample(
                    "Those whose name has “partner” in it",
                    .json(.object(ReferenceSample.partnertest + [.init("search", "partner")])),
                    gives: .json([
                        "status": "success", "merchants": [Self.merchantExample()], "page": 1, "pageSize": 25,
                        "total_merchants": 1, "total_pages": 1,
                    ]))
            ])
    }

    private var rotateID: CallReference {
        reference(
            "rotate-client-id", "Rotate client id", "Give a merchant a new client id.",
            ["The old one stops at once."], [Self.username],
            success: [
                FieldReference("username", .text, "The merchant."),
                FieldReference("uniqueID", .text, "Its new client id, shown this once."),
            ],
            [
                CallExample(
                    "A new one", .json(.object(ReferenceSample.partnertest + [Self.shop])),
                    gives: .json([
                        "status": "success", "username": .string(Self.shopName),
                        "uniqueID": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
                    ]), varying: ["uniqueID"])
            ])
    }

    private func switching(_ id: String, _ title: String, isActive: Bool) -> CallReference {
        reference(
            id, title,
            isActive ? "Let a merchant go on." : "A merchant gets no new checks and orders, and manages what it has.",
            ["Twice is the same as once."], [Self.username],
            success: [
                FieldReference("username", .text, "The merchant."),
                FieldReference("isActive", .boolean, "Whether it is active now."),
            ],
            [
                CallExample(
                    title, .json(.object(ReferenceSample.partnertest + [Self.shop])),
                    gives: .json([
                        "status": "success", "username": .string(Self.shopName), "isActive": .bool(isActive),
                    ]))
            ])
    }

    private static let merchant = FieldReference(
        "merchant", .object("Merchant", merchantFields), .always, "What is known of it.")

    private static let merchantFields: [FieldReference] =
        [
            FieldReference("username", .text, "Its username."),
            FieldReference("letterCode", .text, "The capitals in its invoice numbers."),
            FieldReference("isActive", .boolean, "Whether it gets new checks and orders."),
            FieldReference("createdAt", .instant, "When it was created."),
        ]
        + MerchantField.ofProfile.map { field in
            FieldReference(field.memberName, .text, .always, field.meaning, isNullable: true)
        } + [
            FieldReference("hasLogo", .boolean, "Whether there is a logo of it."),
            FieldReference(
                "workflows",
                .list(
                    .object(
                        "MerchantWorkflow",
                        [
                            FieldReference("number", .count, "The workflow."),
                            FieldReference("name", .text, "Its name."),
                            FieldReference(
                                "daysBeforeFirstInvoice", .count, "Days between the start and the invoice."),
                        ])), "Those it has agreed on."),
        ]
}

extension MerchantField {
    fileprivate var isRequired: Bool {
        switch self {
        case .houseExtension, .website, .clientPlatform, .logo, .method, .wantsPasswordLink, .workflows: false
        default: true
        }
    }

    fileprivate func reference(need: FieldReference.Need) -> FieldReference {
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
                        FieldReference("number", .integer(FieldLimits.workflowNumber), .always, "One of 1 to 4."),
                        FieldReference(
                            "daysBeforeFirstInvoice", .integer(FieldLimits.startDelayDays), .never,
                            "Days between the start and the invoice; the workflow's own where absent."),
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
        case .chamberOfCommerceNumber: "Its Chamber of Commerce number; eight digits in the Netherlands."
        case .vatNumber: "Its VAT number, in the form of its country: `NL123456789B01`."
        case .firstName: "The first name of who signs for it."
        case .lastName: "The last name of who signs for it."
        case .email: "Where the platform writes to it."
        case .phone: "Where the platform calls it."
        case .contactEmail: "Where customers write to it."
        case .contactPhone: "Where customers call it."
        case .street: "Its street."
        case .houseNumber: "Its house number; begins with a digit."
        case .houseExtension: "What follows the house number."
        case .postalCode: "Its postal code, in the form of its country."
        case .city: "Its city."
        case .country: "Its country, in two letters (ISO 3166)."
        case .bankAccount: "The IBAN of the account it is paid on."
        case .bic: "The bank's BIC."
        case .accountHolder: "In whose name the account is."
        case .username: "What its shop will send: \(FieldLimits.username.prose) letters, digits, `.`, `-`, `_` and `@`."
        case .website: "Its website."
        case .clientPlatform: "What its shop runs on."
        case .logo: "Its logo, PNG or SVG of up to \(FieldLimits.logoBytes / 1024) KiB, in base64."
        case .method: "How its shop is connected."
        case .wantsPasswordLink: "Whether to make a link with which the merchant sets a password."
        case .workflows: "The workflows it agrees on; all four where absent."
        }
    }
}
