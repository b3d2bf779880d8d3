import Domain
import UseCases

extension V2Call {
    package var reference: CallReference {
        switch self {
        case .check: check
        case .order: order
        case .info: info
        case .startWorkflow: startWorkflow
        case .credit: credit
        case .payment: payment
        case .onHold: onHold
        case .resume: resume
        case .message: message
        }
    }

    /// What all of these have in common.
    func reference(
        _ id: String, _ title: String, _ summary: String, _ paragraphs: [String] = [], _ fields: [FieldReference],
        success: [ReplyReference], _ examples: [CallExample]
    ) -> CallReference {
        let changes = self != .info
        let replies = success + [.error] + (changes ? [.underWay] : []) + ReplyReference.besides(.error)
        return CallReference(
            id, in: .orders, "/v2/\(rawValue)", title: title, summary: summary, paragraphs: paragraphs,
            request: FieldReference.credentials(in: catalogue) + fields,
            replies: replies,
            // VERSION and ACTION are the legacy API's.
            errors: catalogue.references(except: unmet.union([.unknownVersion, .unknownAction])), examples: examples,
            takesIdempotencyKey: changes)
    }

    /// What the catalogue has for another call or for the legacy API, and this one never answers.
    private var unmet: Set<Refusal.Reason> {
        switch self {
        case .onHold: [.unsupportedResume]
        case .resume: [.unsupportedResume, .holdTooLong, .cannotHold, .wrongHoldDays]
        default: []
        }
    }

    func codes(_ reasons: Refusal.Reason...) -> [String] { catalogue.codes(for: reasons) }

    // MARK: Check and order

    private var check: CallReference {
        reference(
            "credit-check", "Credit check", "Checks whether a customer may pay an amount later.",
            [
                "An approved check returns a `uuid`. It is valid for one of your orders, for 24 hours, on any of "
                    + "your workflows. Workflows without guarantee need no check."
            ],
            FormReference(purpose: .check).jsonFields,
            success: [
                ReplyReference(
                    "The check is approved.",
                    [
                        .result(), .code("500"), FieldReference("description", .choice(["Advies=1"]), "Approved."),
                        FieldReference(
                            "uuid", .text(upTo: FieldLimits.checkUUID),
                            "The check's UUID. Send it with the order."),
                    ]),
                ReplyReference(
                    "The check is rejected.",
                    [.result(), .code("501"), FieldReference("description", .choice(["Advies=0"]), "Rejected.")]),
            ],
            [
                CallExample(
                    "Approved",
                    ReferenceSample.request(["workflowNumber": 1, "orderAmount": "121.00"], ReferenceSample.customer),
                    gives: .json([
                        "result": "MSG", "code": "500", "description": "Advies=1",
                        "uuid": .string(ReferenceSample.uuid),
                    ]), varying: ["uuid"]),
                CallExample(
                    "Rejected (forced with backdoor)",
                    ReferenceSample.request(
                        ["workflowNumber": 1, "orderAmount": "121.00", "backdoor": "0"], ReferenceSample.customer),
                    gives: .json(["result": "MSG", "code": "501", "description": "Advies=0"])),
                CallExample(
                    "Above the workflow's maximum",
                    ReferenceSample.request(["workflowNumber": 1, "orderAmount": "1500.01"], ReferenceSample.customer),
                    gives: ReferenceSample.error("429", "Amount is bigger than allowed")),
            ])
    }

    private var order: CallReference {
        reference(
            "create-order", "Create order", "Creates an order.",
            [
                "Nothing is due and no letter is sent until you start the workflow. An order number can be used "
                    + "once; `.` and `-` count as the same character.",
                "With `validateOrder` the order is validated but not stored, and the credit check is not used up. "
                    + "A valid order gets the normal success response.",
            ],
            FormReference(purpose: .order).jsonFields,
            success: [
                ReplyReference(
                    "The order is created.",
                    [
                        .result(), .code("200"), FieldReference("description", .text, "The status in words."),
                        FieldReference(
                            "invoice", .text,
                            "The invoice number. All later calls accept it or your order number."),
                    ])
            ],
            [
                CallExample(
                    "A lamp and a discount",
                    ReferenceSample.request(
                        [
                            "workflowNumber": 1, "orderNumber": "A-1001", "date": "25-11-2026",
                            "checkUuid": .string(ReferenceSample.uuid),
                        ],
                        ReferenceSample.customer + [
                            .init(
                                "orderItems",
                                [
                                    [
                                        "code": "L1", "name": "Lamp", "quantity": 2, "productAmount": "63.00",
                                        "taxRate": "21",
                                    ],
                                    [
                                        "code": "D1", "name": "Discount", "quantity": 1, "productAmount": "-5.00",
                                        "taxRate": "21",
                                    ],
                                ])
                        ]),
                    gives: .json([
                        "result": "MSG", "code": "200", "description": "Order successfully added",
                        "invoice": "1TSTA-1001",
                    ]), after: ["credit-check"], fresh: ["A-1001": "A-"]),
                CallExample(
                    "Missing order number (only the first invalid field is reported)",
                    ReferenceSample.request(["workflowNumber": 1, "customer": ["type": "P"]]),
                    gives: ReferenceSample.error("404", "Missing order number")),
            ])
    }

    // MARK: Info and start

    private var info: CallReference {
        reference(
            "order-info", "Order info", "Returns the status of orders.",
            [
                "Up to \(FieldLimits.ordersPerRequest) orders per request. Known orders have all fields; a field "
                    + "without a value yet is `null`. Fields marked “if you sent it” are returned only in that case."
            ],
            [
                FieldReference(
                    "invoices",
                    .list(.object("InfoItem", [.orderNumber(codes: [])]), upTo: FieldLimits.ordersPerRequest), .always,
                    "The orders.", codes: codes(.noInvoices, .missingInvoiceNumbers, .tooManyInvoices))
            ],
            success: [ReplyReference("The status of each order.", [.result(), .code("200"), Self.standings])],
            [
                CallExample(
                    "A started order and an unknown one",
                    ReferenceSample.request(["invoices": [["number": "KRKND-0001"], ["number": "A-9999"]]]),
                    gives: .json([
                        "result": "MSG", "code": "200",
                        "invoices": [
                            [
                                "number": "KRKND-0001", "status": 2,
                                "description": "Wait for payment ( Start delay )", "paidOut": 0, "amount": "12.10",
                                "openAmount": "12.10", "dueDate": nil, "workflowNumber": 1, "step": "Start delay",
                            ],
                            ["number": "A-9999", "status": -1, "description": "Order not found"],
                        ],
                    ])),
                CallExample(
                    "Empty request", ReferenceSample.request([:]),
                    gives: ReferenceSample.error("705", "No invoices provided")),
            ])
    }

    private static let standings = FieldReference(
        "invoices",
        .list(
            .object(
                "Standing",
                [
                    FieldReference("number", .text, "The order number as you sent it."),
                    FieldReference(
                        "status", .count,
                        "0 created, not started; 1 nothing due; 2 awaiting payment or on hold; -1 not found."),
                    FieldReference("description", .text, "The status in words."),
                    FieldReference(
                        "paidOut", .count, .when("for known orders"),
                        "1 if the order was paid out to you, otherwise 0."),
                    FieldReference("amount", .amount, .when("for known orders"), "The order total."),
                    FieldReference(
                        "openAmount", .amount, .when("for known orders"),
                        "The amount the customer still owes."),
                    FieldReference(
                        "dueDate", .date, .when("for known orders"),
                        "The due date. Set once the invoice is sent.", isNullable: true),
                    FieldReference("workflowNumber", .count, .when("for known orders"), "The order's workflow number."),
                    FieldReference(
                        "step", .text, .when("for known orders"),
                        "The current workflow step. Set once the workflow has started.",
                        isNullable: true),
                ] + V2Info.particulars)), "One entry per order, in the order of the request.")

    private var startWorkflow: CallReference {
        reference(
            "start-workflow", "Start workflow",
            "Starts the workflow of shipped orders: the platform invoices and collects.",
            [
                "Up to \(FieldLimits.startsPerRequest) orders per request. If one number is unknown, no workflow "
                    + "is started. From here on the platform sends the invoice, the reminders and the later letters. "
                    + "Days are Dutch calendar days; steps run at 09:00 Amsterdam time."
            ],
            [
                FieldReference(
                    "invoices",
                    .list(
                        .object(
                            "StartItem",
                            [
                                .orderNumber(codes: codes(.unknownInvoiceNumber)),
                                .workflowNumber(codes: codes(.unknownInvoiceNumber)),
                                FieldReference(
                                    "trackAndTrace", .text(upTo: FieldLimits.trackAndTrace), .never,
                                    "The parcel's tracking code."),
                                FieldMeaning.deliveryDate.field(named: "deliveryDate", .never, in: .startWorkflow),
                            ]), upTo: FieldLimits.startsPerRequest), .always, "The orders.",
                    codes: codes(.noInvoices, .tooManyInvoices))
            ],
            success: [ReplyReference("The result for each order.", [.result(), .code("500"), .outcomes("statuses")])],
            [
                CallExample(
                    "Two orders, one of which was already started",
                    ReferenceSample.request([
                        "invoices": [
                            ["number": "NOT-STARTED", "trackAndTrace": "3STEST0001"], ["number": "KRKND-0001"],
                        ]
                    ]),
                    gives: .json([
                        "result": "MSG", "code": "500",
                        "statuses": [
                            ["code": 500, "invoiceNumber": "NOT-STARTED", "message": "Success"],
                            [
                                "code": 707, "invoiceNumber": "KRKND-0001",
                                "message": "Order workflow is already started",
                            ],
                        ],
                    ])),
                CallExample(
                    "An unknown order number",
                    ReferenceSample.request(["invoices": [["number": "A-9999"]]]),
                    gives: ReferenceSample.error("704", "Unknown invoice number: A-9999")),
            ])
    }
}
