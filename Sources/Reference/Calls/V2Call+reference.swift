import Domain
import UseCases
package import Wire

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

    /// Makes a description with the parts that all result calls share.
    func reference(
        _ id: String, _ title: String, _ summary: String, _ paragraphs: [String] = [], _ fields: [FieldReference],
        success: [ResponseReference], _ examples: [CallExample]
    ) -> CallReference {
        let changes = self != .info
        let replies = success + [.error] + (changes ? [.keyInProgress] : []) + ResponseReference.commonResponses(.error)
        return CallReference(
            id, in: .orders, "/v2/\(rawValue)", title: title, summary: summary, paragraphs: paragraphs,
            request: FieldReference.credentials(in: catalogue) + fields,
            replies: replies,
            // Only the legacy API has VERSION and ACTION.
            errors: catalogue.references(except: unreachableReasons.union([.unknownVersion, .unknownAction])),
            examples: examples,
            acceptsIdempotencyKey: changes)
    }

    /// Reasons in the catalogue that do not occur in this call: they belong to another call, or to v1.
    private var unreachableReasons: Set<Refusal.Reason> {
        switch self {
        case .onHold: [.invalidResumeFlag]
        case .resume: [.invalidResumeFlag, .holdTooLong, .cannotHold, .invalidHoldDays]
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
                ResponseReference(
                    "The check is approved.",
                    [
                        .result(), .code("500"), FieldReference("description", .choice(["Advies=1"]), "Approved."),
                        FieldReference(
                            "uuid", .text(upTo: FieldLimits.checkUUID),
                            "The check's UUID. Send it with the order."),
                    ]),
                ResponseReference(
                    "The check is rejected.",
                    [.result(), .code("501"), FieldReference("description", .choice(["Advies=0"]), "Rejected.")]),
            ],
            [
                CallExample(
                    "Approved",
                    SampleData.request(["workflowNumber": 1, "orderAmount": "121.00"], SampleData.customer),
                    response: .json([
                        "result": "MSG", "code": "500", "description": "Advies=1",
                        "uuid": .string(SampleData.uuid),
                    ]), volatileFields: ["uuid"]),
                CallExample(
                    "Rejected (forced with backdoor)",
                    SampleData.request(
                        ["workflowNumber": 1, "orderAmount": "121.00", "backdoor": "0"], SampleData.customer),
                    response: .json(["result": "MSG", "code": "501", "description": "Advies=0"])),
                CallExample(
                    "Above the workflow's maximum",
                    SampleData.request(["workflowNumber": 1, "orderAmount": "1500.01"], SampleData.customer),
                    response: SampleData.error("429", "Amount is bigger than allowed")),
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
                ResponseReference(
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
                    SampleData.request(
                        [
                            "workflowNumber": 1, "orderNumber": "A-1001", "date": "25-11-2026",
                            "checkUuid": .string(SampleData.uuid),
                        ],
                        SampleData.customer + [
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
                    response: .json([
                        "result": "MSG", "code": "200", "description": "Order successfully added",
                        "invoice": "1TSTA-1001",
                    ]), prerequisites: ["credit-check"], fresh: ["A-1001": "A-"]),
                CallExample(
                    "Missing order number (only the first invalid field is reported)",
                    SampleData.request(["workflowNumber": 1, "customer": ["type": "P"]]),
                    response: SampleData.error("404", "Missing order number")),
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
                    .list(.object("InfoItem", [.orderNumber(codes: [])]), upTo: FieldLimits.ordersPerRequest),
                    .required,
                    "The orders.", codes: codes(.noInvoices, .missingInvoiceNumbers, .tooManyInvoices))
            ],
            success: [ResponseReference("The status of each order.", [.result(), .code("200"), Self.orderStatuses])],
            [
                CallExample(
                    "A started order and an unknown one",
                    SampleData.request(["invoices": [["number": "KRKND-0001"], ["number": "A-9999"]]]),
                    response: .json([
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
                    "Empty request", SampleData.request([:]),
                    response: SampleData.error("705", "No invoices provided")),
            ])
    }

    private static let orderStatuses = FieldReference(
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
                        "paidOut", .count, .conditional("for known orders"),
                        "1 if the order was paid out to you, otherwise 0."),
                    FieldReference("amount", .amount, .conditional("for known orders"), "The order total."),
                    FieldReference(
                        "openAmount", .amount, .conditional("for known orders"),
                        "The amount the customer still owes."),
                    FieldReference(
                        "dueDate", .date, .conditional("for known orders"),
                        "The due date. Set once the invoice is sent.", isNullable: true),
                    FieldReference(
                        "workflowNumber", .count, .conditional("for known orders"), "The order's workflow number."),
                    FieldReference(
                        "step", .text, .conditional("for known orders"),
                        "The current workflow step. Set once the workflow has started.",
                        isNullable: true),
                ] + FieldReference.particulars)), "One entry per order, in the order of the request.")

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
                                    "trackAndTrace", .text(upTo: FieldLimits.trackAndTrace), .optional,
                                    "The parcel's tracking code."),
                                FieldDescription.deliveryDate.field(
                                    named: "deliveryDate", .optional, in: .startWorkflow),
                            ]), upTo: FieldLimits.startsPerRequest), .required, "The orders.",
                    codes: codes(.noInvoices, .tooManyInvoices))
            ],
            success: [
                ResponseReference("The result for each order.", [.result(), .code("500"), .outcomes("statuses")])
            ],
            [
                CallExample(
                    "Two orders, one of which was already started",
                    SampleData.request([
                        "invoices": [
                            ["number": "NOT-STARTED", "trackAndTrace": "3STEST0001"], ["number": "KRKND-0001"],
                        ]
                    ]),
                    response: .json([
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
                    SampleData.request(["invoices": [["number": "A-9999"]]]),
                    response: SampleData.error("704", "Unknown invoice number: A-9999")),
            ])
    }
}
