import Domain
import UseCases
package import Wire

extension V2SessionCall {
    package var reference: CallReference {
        switch self {
        case .create: create
        case .status: status
        case .webshopSettings: webshopSettings
        }
    }

    // MARK: Create

    private var create: CallReference {
        CallReference(
            "create-session", in: .checkout, "/v2/\(rawValue)", aliasPaths: ["/api/v1/create"],
            title: "Create session", summary: "Creates a hosted checkout session for an order.",
            paragraphs: [
                "Redirect the browser to `sessionURL`. The page asks for missing data, runs the credit check, "
                    + "creates the order, and redirects the browser with a GET to exactly the URL you gave. A session "
                    + "is valid for one hour.",
                "Customer data that can be corrected on the page is not rejected here. A second session for the "
                    + "same order number replaces the first.",
            ],
            request: Self.createFields,
            replies: [
                ResponseReference(
                    "The session is created.",
                    [
                        .status("success"),
                        FieldReference(
                            "sessionID", .text,
                            "The session ID, for session status. Keep it secret: anyone who has it can "
                                + "complete the session."),
                        FieldReference("sessionURL", .webAddress, "The URL to redirect the browser to."),
                        FieldReference("invoice", .text, "The invoice number the order will get."),
                        FieldReference("expiresAt", .instant, "When the session expires."),
                        FieldReference(
                            "customerID", .text,
                            "Identifies the customer; the same in all your sessions with this customer."),
                        FieldReference("customInvoiceID", .text, "Your value, or an empty string."),
                    ]),
                .invalid("The request is not valid; every invalid field is listed."), .keyReused,
            ] + ResponseReference.commonFailures,
            errors: Self.createErrors, examples: Self.createExamples, acceptsIdempotencyKey: true)
    }

    private static let createErrors =
        [
            ErrorReference(
                400, "1. client.billinkUsername: This value should not be blank. 2. …",
                "Lists every invalid field with what is wrong. The same list, one entry per field, is in "
                    + "`errors`. Correct them all and send the request again."),
            ErrorReference(
                400, "transaction.orderNumber: Order with number X already exists",
                "This order number already has an order. Use a new number."),
        ] + ErrorReference.statusCallErrors()

    private static var createFields: [FieldReference] {
        let leaves =
            [
                leaf("client.billinkUsername", FieldReference.credentials[0]),
                leaf("client.billinkID", FieldReference.credentials[1]),
            ] + formLeaves.filter { $0.path.hasPrefix("client.") } + clientLeaves
            + formLeaves.filter { $0.path.hasPrefix("customer.") || $0.path.contains("Address.") }
            + formLeaves.filter { $0.path.hasPrefix("transaction.") } + transactionLeaves
        return FieldTree(groups: groups, leaves: leaves).fields
    }

    private static let groups: [FieldTree.Group] = [
        .init(
            path: "client", name: "SessionClient", need: .required,
            text:
                "Your credentials and the session's settings."),
        .init(
            path: "client.returnURL", name: "ReturnURLs", need: .required,
            text:
                "Where the browser is redirected at the end: http or https, at most "
                + "\(FieldLimits.webAddressBytes) bytes, used unchanged."
        ),
        .init(path: "client.options", name: "SessionOptions", need: .optional, text: "Not used."),
        .init(
            path: "customer", name: "SessionCustomer", need: .optional,
            text: "What you know about the customer. The page asks for the rest."),
        .init(path: "billingAddress", name: "SessionBillingAddress", need: .optional, text: "The customer's address."),
        .init(
            path: "shippingAddress", name: "SessionShippingAddress", need: .optional,
            text: "The delivery address, if different."),
        .init(path: "transaction", name: "SessionTransaction", need: .required, text: "The order."),
    ]

    /// Fields that a session shares with checks and orders.
    private static let formLeaves = FormField.allCases.compactMap { field in
        field.sessionPath.map { path in
            FieldTree.Node(path: path) { name in
                field.meaning.field(named: name, field.isNeededInSession ? .required : .optional, in: nil)
            }
        }
    }

    private static let clientLeaves = [
        leaf("client.returnURL.successURL", .init("", .webAddress, .required, "After the order is created.")),
        leaf("client.returnURL.failURL", .init("", .webAddress, .required, "If no order is created.")),
        leaf(
            "client.returnURL.backURL",
            .init(
                "", .webAddress, .optional,
                "If the customer goes back. Default: `failURL`.")),
        leaf(
            "client.returnURL.cancelURL",
            .init("", .webAddress, .optional, "If the session is cancelled. Default: `failURL`.")),
        leaf(
            "client.options.logoURL",
            .init(
                "", .text, .optional,
                "Not used. The page shows the logo stored for your account.")),
    ]

    private static let transactionLeaves = [
        leaf(
            "transaction.totalTaxAmount",
            .init(
                "", .amount, .optional,
                "VAT included in the total. If it equals the VAT of the lines, the discount has no VAT.")),
        leaf(
            "transaction.purchaseCountry",
            .init("", .text(upTo: FieldLimits.country), .optional, "The country of the sale.")),
        leaf(
            "transaction.customInvoiceID",
            .init(
                "", .text(upTo: FieldLimits.customInvoiceID), .optional,
                "Your own reference, returned in responses and webhooks."
            )),
        leaf(
            "transaction.orderItems",
            .init(
                "", .list(.object("SessionItem", LineField.jsonReferences(in: nil)), upTo: FieldLimits.lines),
                .required,
                "The order lines. Their sum must equal the total, apart from rounding, or exceed it: the "
                    + "difference is a discount.")),
    ]

    private static func leaf(_ path: String, _ field: FieldReference) -> FieldTree.Node {
        FieldTree.Node(path: path) { FieldReference($0, field.type, field.requirement, field.text) }
    }

    private static let createExamples = [
        CallExample(
            "An order of 121.00", .json(sampleSession(orderNumber: "S-1001")),
            response: .json([
                "status": "success", "sessionID": .string(sampleToken),
                "sessionURL": .string("https://pay.example.com/session/\(sampleToken)"), "invoice": "1TSTS-1001",
                "expiresAt": "2026-11-23T14:00:00.000+01:00", "customerID": "b1946ac92492d2347c6235b4d2611184",
                "customInvoiceID": "",
            ]), volatileFields: ["sessionID", "sessionURL", "expiresAt", "customerID"], fresh: ["S-1001": "S-"]),
        CallExample(
            "Several missing fields",
            .json([
                "client": .object(SampleData.usertest + [.init("workflowNumber", 1)]),
                "transaction": ["orderNumber": "S-1002", "totalAmount": "121.00"],
            ]), 400,
            response: problems([
                ("client.returnURL.successURL", "This value should not be blank."),
                ("client.returnURL.failURL", "This value should not be blank."),
                ("transaction.orderItems", "There should be at least one item."),
                ("transaction.totalAmount", "This value should be an amount above zero, like 121.00."),
            ])),
    ]

    /// Error response that lists all problems, as one message and separately.
    private static func problems(_ problems: [(field: String, message: String)]) -> CallExample.Message {
        let sentences = problems.enumerated().map { "\($0 + 1). \($1.field): \($1.message)" }
        return .json([
            "status": "error", "message": .string(sentences.joined(separator: " ")),
            "errors": .array(problems.map { ["field": .string($0.field), "message": .string($0.message)] }),
        ])
    }

    private static let sampleToken = "0d9c3b5a7e1f42689ab0c1d2e3f40516"

    private static func sampleSession(orderNumber: String) -> OrderedJSON {
        [
            "client": .object(
                SampleData.usertest + [
                    .init("workflowNumber", "1"),
                    .init(
                        "returnURL",
                        [
                            "successURL": "https://shop.example.com/thanks",
                            "failURL": "https://shop.example.com/basket",
                        ]),
                ]),
            "customer": [
                "type": "P", "firstName": "Anna", "lastName": "Jansen", "email": "anna@example.com",
                "mobile": "0612345678",
            ],
            "billingAddress": [
                "street": "Damrak", "houseNumber": "1", "postalCode": "1012JS", "city": "Amsterdam",
                "countryCode": "NL",
            ],
            "transaction": [
                "orderNumber": .string(orderNumber), "totalAmount": "121.00", "purchaseCurrency": "EUR",
                "orderItems": [
                    [
                        "code": "L1", "name": "Lamp", "quantity": "2", "productAmount": "60.50",
                        "totalProductAmount": "121.00", "taxRate": "21",
                    ]
                ],
            ],
        ]
    }

    // MARK: Status and settings

    private var status: CallReference {
        CallReference(
            "session-status", in: .checkout, "/v2/\(rawValue)", title: "Session status",
            summary: "Returns the status of a checkout session.",
            paragraphs: [
                "Every status other than `session_active` is final. A session webhook sends each status change."
            ],
            request: FieldReference.credentials + [
                FieldReference(
                    "sessionID", .text(upTo: FieldLimits.sessionID), .conditional("without `billinkInvoiceNumber`"),
                    "The session ID."),
                FieldReference(
                    "billinkInvoiceNumber", .text(upTo: FieldLimits.orderLookupKey),
                    .conditional("without `sessionID`"),
                    "The `invoice` value from the create response."),
            ],
            replies: [
                ResponseReference(
                    "The session's status.",
                    [
                        .status(
                            "session_active", "order_created", "cancelled", "failed", "session_expired",
                            text: "The session status. An order exists only with `order_created`.")
                    ]),
                .invalid(), .failure(404, "You have no session with this ID or invoice number."),
            ] + ResponseReference.commonFailures,
            errors: [
                ErrorReference(
                    400, "1. sessionID: This value should not be blank.",
                    "Send `sessionID` or `billinkInvoiceNumber`."),
                ErrorReference(
                    404, "Session not found",
                    "You have no session with this ID or invoice number. Use the values from the create response."),
            ] + ErrorReference.statusCallErrors(),
            examples: [
                CallExample(
                    "An active session",
                    SampleData.request(["billinkInvoiceNumber": "1TSTS-1001"]),
                    response: .json(["status": "session_active"]), prerequisites: ["create-session"]),
                CallExample(
                    "An unknown session", SampleData.request(["sessionID": "nothing"]), 404,
                    response: .json(["status": "error", "message": "Session not found"])),
            ])
    }

    private var webshopSettings: CallReference {
        CallReference(
            "webshop-settings", in: .checkout, "/v2/\(rawValue)", title: "Webshop settings",
            summary: "Returns the rules for when your shop may send a trust score.",
            paragraphs: [
                "Send `payTrustScore` 10 if `whitelist` is true and the customer's last `minimum_paid_orders` "
                    + "paid orders within `period` days add up to more than `total_amount_higher_than`."
            ],
            request: FieldReference.credentials,
            replies: [
                ResponseReference(
                    "Your settings.",
                    [
                        .status("success"), FieldReference("whitelist", .boolean, "Whether the trust score applies."),
                        FieldReference("minimum_paid_orders", .count, "How many of the last paid orders to add up."),
                        FieldReference("period", .count, "The number of days to look back; 0 means no limit."),
                        FieldReference("total_amount_higher_than", .plainAmount, "The sum they must exceed."),
                    ]),
                .invalid(),
            ] + ResponseReference.commonFailures,
            errors: ErrorReference.statusCallErrors(),
            examples: [
                CallExample(
                    "The sandbox's settings", SampleData.request([:]),
                    response: .json([
                        "status": "success", "whitelist": true, "minimum_paid_orders": 5, "period": 90,
                        "total_amount_higher_than": 500,
                    ]))
            ])
    }
}

extension FormField {
    /// `true` for a field that the customer cannot enter on the page.
    fileprivate var isNeededInSession: Bool {
        self == .workflowNumber || self == .orderNumber || self == .amount
    }
}
